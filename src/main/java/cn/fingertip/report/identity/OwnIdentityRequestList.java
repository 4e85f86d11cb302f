package cn.fingertip.report.identity;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "OwnIdentityRequestList", description = "我提出的身份查看申请,从新到旧")
record OwnIdentityRequestList(List<OwnIdentityRequestView> items) {}
