package cn.fingertip.report.casework;

import cn.fingertip.report.Report;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "办理一步之后的状态")
record MovedReport(
        @NotNull String id,
        @Schema(description = "状态") @NotNull String status,
        @Schema(description = "状态的中文说法") @NotNull String statusName,

        @Schema(description = "并入本件、而办理人没有密钥的举报件数:它们已随本件变更状态,其举报人在有密钥的同事打开本件时才得到告知")
        long untold) {
    static MovedReport of(Report report, long untold) {
        return new MovedReport(report.id.toString(), report.status.wire(), report.status.title(), untold);
    }
}
