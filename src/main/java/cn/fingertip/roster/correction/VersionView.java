package cn.fingertip.roster.correction;

import cn.fingertip.kernel.Money;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version of a roster that the public reads or has read: that it was, when and why it changed, never its old lines. */
@Schema(name = "RosterVersion", description = "清册公布过的一个版本;先前版本的明细不再公开,只公开改了什么")
record VersionView(
        @Schema(examples = "2") int version,

        @Schema(
                description = "published 现行;superseded 已更正;withdrawn 已撤回",
                enumeration = {"published", "superseded", "withdrawn"})
        @NotNull
        String status,

        @NotNull Instant publishedAt,
        @Schema(description = "明细条数", examples = "4050") int lineCount,

        @Schema(description = "合计金额,元", examples = "2462302.97", type = SchemaType.STRING) @NotNull
        Money totalAmount,

        @Schema(description = "公示办结的时刻;未办结的没有") Instant finalAt,
        @Schema(description = "更正;首次公布的版本没有") CorrectionView correction,
        @Schema(description = "撤回的时刻") Instant withdrawnAt,
        @Schema(description = "撤回的原因") String withdrawnReason) {

    /** All of them; a roster has few, so they come at once. */
    @Schema(name = "RosterVersionList")
    record Versions(@Schema(description = "新版本在前") @NotNull List<VersionView> items) {}
}
