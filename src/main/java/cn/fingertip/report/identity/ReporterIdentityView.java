package cn.fingertip.report.identity;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who reports. */
@Schema(name = "ReporterIdentity", description = "举报人的身份")
record ReporterIdentityView(
        @Schema(description = "已核实的姓名;没有核实过身份则没有") String name,
        @Schema(description = "举报人留的联系方式") String contact,

        @Schema(description = "可查看到何时;此后须重新申请") Instant until) {
    /** Without the person, who belongs in no log. */
    @Override
    public String toString() {
        return "ReporterIdentityView";
    }
}
