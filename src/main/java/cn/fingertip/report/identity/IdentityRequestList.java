package cn.fingertip.report.identity;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "IdentityRequestList", description = "身份查看申请,从新到旧")
record IdentityRequestList(List<IdentityRequestView> items) {}
