package cn.fingertip.audit;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An entry of the audit trail as administrators see it. */
@Schema(name = "AuditEntry", description = "审计记录")
record AuditView(
        @Schema(description = "链内序号,自1起不间断", examples = "42")
        long seq,

        @Schema(description = "时刻") @NotNull Instant at,

        @Schema(description = "谁", examples = "staff:0199b7f2-5c1e-7a40-8f3d-2b6c9d0e1f20")
        String actor,

        @Schema(description = "做了什么", examples = "wish.accepted") @NotNull
        String action,

        @Schema(description = "对什么", examples = "wish:0199b7f2-6d2f-7b51-9a4e-3c7dae1f2031") @NotNull
        String subject,

        @Schema(description = "细节,不含个人信息") Map<String, String> detail,
        @Schema(description = "本条的 SHA-256,十六进制") @NotNull String hash) {

    /** Whether a chain is whole. */
    @Schema(name = "AuditVerification", description = "审计链校验结果")
    record Verification(
            @Schema(description = "县代码或 platform", examples = "360735") @NotNull
            String chain,

            @Schema(description = "应有的记录数", examples = "1204")
            long entries,

            @Schema(description = "第一条被改动或缺失的记录的序号;完好时没有这一项")
            Long firstBroken) {}
}
