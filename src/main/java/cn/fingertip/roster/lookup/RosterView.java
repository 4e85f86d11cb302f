package cn.fingertip.roster.lookup;

import cn.fingertip.kernel.Money;
import cn.fingertip.roster.CodeName;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A published roster as everybody sees it. */
@Schema(name = "Roster", description = "已公布的发放清册")
public record RosterView(
        @NotNull String id,

        @Schema(examples = "2025年石城县琴江镇耕地地力保护补贴发放清册") @NotNull
        String title,

        @NotNull CodeName programme,
        @NotNull CodeName region,
        @Schema(examples = "2025") int year,

        @Schema(description = "2025 为全年,2025Q3 为季度,2025-06 为月份", examples = "2025") @NotNull
        String period,

        @Schema(description = "第几版;大于 1 为更正后的版本", examples = "1")
        int version,

        @Schema(description = "明细条数", examples = "4050") int lineCount,

        @Schema(description = "合计金额,元", examples = "2462302.97", type = SchemaType.STRING) @NotNull
        Money totalAmount,

        @NotNull Instant publishedAt,
        @NotNull Publicity publicity,

        @Schema(name = "final", description = "公示办结;未办结时没有") @JsonProperty("final")
        Closing closing,

        @Schema(description = "这一版的更正;首次公布的没有。公布时刻即更正时刻,逐条变更见 versions/{version}/changes")
        Corrected corrected) {

    /** Publicity is over, every objection answered. */
    @Schema(name = "RosterFinal", description = "公示办结")
    public record Closing(
            @Schema(description = "办结的时刻") @NotNull Instant at) {}

    /** What this version changed of the one before it. */
    @Schema(name = "RosterCorrected", description = "更正")
    public record Corrected(
            @Schema(description = "更正的原因", examples = "根据公示期异议复核了两户的承包面积") @NotNull
            String reason,

            @Schema(description = "新增的明细数") int added,
            @Schema(description = "删去的明细数") int removed,
            @Schema(description = "改动的明细数") int changed) {}

    /** Days in which objections are taken. */
    @Schema(name = "Publicity", description = "公示期")
    public record Publicity(
            @Schema(description = "首日") @NotNull LocalDate from,
            @Schema(description = "末日(含)") @NotNull LocalDate to,
            @Schema(description = "现在是否在公示期内") boolean open) {}
}
