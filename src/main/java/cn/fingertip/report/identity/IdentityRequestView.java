package cn.fingertip.report.identity;

import cn.fingertip.report.Named;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A request as a custodian sees it; nothing leads to the report. */
@Schema(name = "IdentityRequest", description = "身份查看申请;只有类别和日期,看不到举报内容")
record IdentityRequestView(
        @Schema(description = "申请编号") @NotNull String id,

        @Schema(description = "状态:open、approved 或 refused") @NotNull
        String status,

        @Schema(description = "状态的中文说法") @NotNull String statusName,

        @Schema(description = "举报的类别") @NotNull Named kind,
        @Schema(description = "收到举报的时间") @NotNull Instant receivedAt,
        @Schema(description = "申请人") @NotNull String askedBy,
        @Schema(description = "申请时间") @NotNull Instant askedAt,
        @Schema(description = "理由") @NotNull String reason,
        @Schema(description = "决定时间") Instant decidedAt,

        @Schema(description = "批准后可查看到何时") Instant until,
        @Schema(description = "这件举报此前没有获得批准的申请有几次") int refusedBefore,

        @Schema(description = "这件举报此前的申请及其理由和决定,从新到旧") @NotNull
        List<Earlier> earlier) {
    /** A request for the same identity that was made before, by whomever. */
    @Schema(name = "EarlierIdentityRequest", description = "对同一件举报此前的一次申请")
    record Earlier(
            @Schema(description = "申请人") @NotNull String askedBy,
            @Schema(description = "申请时间") @NotNull Instant askedAt,

            @Schema(description = "状态:open、approved 或 refused") @NotNull
            String status,

            @Schema(description = "状态的中文说法") @NotNull String statusName,
            @Schema(description = "理由;本人当时还不是保密专员的看不到") String reason,
            @Schema(description = "决定时间") Instant decidedAt,
            @Schema(description = "决定的说明") String note) {}
}
