package cn.fingertip.report.identity;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "OwnIdentityRequestList", description = "我提出的身份查看申请,从新到旧")
record OwnIdentityRequestList(@NotNull List<OwnIdentityRequestView> items) {}
