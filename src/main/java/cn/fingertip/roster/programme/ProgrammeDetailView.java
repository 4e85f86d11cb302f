package cn.fingertip.roster.programme;

import cn.fingertip.roster.line.Decimals;
import jakarta.validation.constraints.NotNull;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everything anybody may know of a programme. */
@Schema(name = "ProgrammeDetail", description = "补贴项目及其政策说明")
public record ProgrammeDetailView(
        @Schema(examples = "farmland") @NotNull String code,
        @Schema(examples = "耕地地力保护补贴") @NotNull String name,

        @Schema(description = "数量的单位", examples = "亩") @NotNull
        String unit,

        @Schema(
                description = "金额规则:product 为数量×标准;free 为不核算",
                enumeration = {"product", "free"})
        @NotNull
        String amountRule,

        @Schema(description = "公示天数(自然日)", examples = "7") int publicityDays,
        @Schema(description = "政策依据") String lawBasis,
        @Schema(description = "补贴对象") String qualifies,
        @Schema(description = "申请办法") String howToApply,
        @Schema(description = "主管部门") String office,

        @Schema(description = "主管部门电话", examples = "0797-0000001")
        String officePhone,

        @Schema(description = "监督电话", examples = "0797-0000002")
        String supervisionPhone,

        @Schema(description = "政策原文") Policy policy,
        @Schema(description = "各年补贴标准,新的在前") @NotNull List<Standard> standards) {

    /** Where the decree can be read. */
    @Schema(name = "ProgrammePolicy")
    public record Policy(
            String title, @Schema(description = "链接;没有时为空") String url) {}

    /** The standard of one year. */
    @Schema(name = "ProgrammeStandard")
    public record Standard(
            @Schema(examples = "2025") int year,
            @Schema(examples = "每亩 106.23 元") @NotNull String text,

            @Schema(description = "元/单位;不是单一数字的没有", examples = "106.23")
            String figure) {}

    /** @param terms null where nobody wrote any */
    static ProgrammeDetailView of(Programme programme, ProgrammeTerms terms) {
        ProgrammeTerms known = terms == null ? new ProgrammeTerms(programme.code) : terms;
        return new ProgrammeDetailView(
                programme.code,
                programme.name,
                programme.unit,
                programme.amountRule.wire(),
                programme.publicityDays,
                known.lawBasis,
                known.qualifies,
                known.howToApply,
                known.office,
                known.officePhone,
                known.supervisionPhone,
                known.policyTitle == null && known.policyUrl == null
                        ? null
                        : new Policy(known.policyTitle, known.policyUrl),
                known.standards.stream()
                        .sorted(Comparator.comparingInt((YearStandard standard) -> standard.year)
                                .reversed())
                        .map(standard -> new Standard(standard.year, standard.text, Decimals.plain(standard.figure)))
                        .toList());
    }
}
