package cn.fingertip.report.identity;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "IdentityRequestList", description = "身份查看申请,从新到旧")
record IdentityRequestList(@NotNull List<IdentityRequestView> items) {}
