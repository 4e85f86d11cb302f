package cn.fingertip.report.identity;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A request as who made it sees it. */
@Schema(name = "OwnIdentityRequest", description = "我提出的身份查看申请")
record OwnIdentityRequestView(
        @Schema(description = "申请编号") @NotNull String id,

        @Schema(description = "状态:open、approved 或 refused") @NotNull
        String status,

        @Schema(description = "状态的中文说法") @NotNull String statusName,

        @Schema(description = "申请时间") @NotNull Instant askedAt,
        @Schema(description = "决定时间") Instant decidedAt,
        @Schema(description = "保密专员的说明") String note,

        @Schema(description = "批准后可查看到何时") Instant until) {
    static OwnIdentityRequestView of(IdentityRequest request, String note) {
        return new OwnIdentityRequestView(
                request.id.toString(),
                request.status.wire(),
                request.status.title(),
                request.askedAt,
                request.decidedAt,
                note,
                request.until);
    }
}
