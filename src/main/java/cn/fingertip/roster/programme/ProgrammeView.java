package cn.fingertip.roster.programme;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A subsidy programme as anybody may see it. */
@Schema(name = "Programme", description = "补贴项目")
record ProgrammeView(
        @Schema(examples = "farmland") @NotNull String code,
        @Schema(examples = "耕地地力保护补贴") @NotNull String name,

        @Schema(description = "数量的单位", examples = "亩") @NotNull
        String unit,

        @Schema(
                description = "金额规则:product 为数量×标准;free 为不核算",
                enumeration = {"product", "free"})
        @NotNull
        String amountRule,

        @Schema(description = "是否公开数量") boolean showQuantity,
        @Schema(description = "是否公开标准") boolean showStandard,
        @Schema(description = "姓名是否隐去中间的字") boolean maskNames,
        @Schema(description = "公示天数(自然日)", examples = "7") int publicityDays) {

    static ProgrammeView of(Programme programme) {
        return new ProgrammeView(
                programme.code,
                programme.name,
                programme.unit,
                programme.amountRule.wire(),
                programme.showQuantity,
                programme.showStandard,
                programme.maskNames,
                programme.publicityDays);
    }
}
