package cn.fingertip.roster.programme;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new programme, or new settings of one. */
@Schema(name = "PutProgramme")
record PutProgramme(
        @Schema(examples = "耕地地力保护补贴") @NotBlank(message = "请填写名称") @Size(max = 50, message = "不超过 50 字")
        String name,

        @Schema(examples = "亩") @NotBlank(message = "请填写单位") @Size(max = 10, message = "不超过 10 字")
        String unit,

        @Schema(
                description = "product 为数量×标准;free 为不核算",
                enumeration = {"product", "free"})
        @NotNull(message = "请填写金额规则")
        @Pattern(regexp = "product|free", message = "应为 product 或 free")
        String amountRule,

        @NotNull(message = "请填写是否公开数量") Boolean showQuantity,

        @NotNull(message = "请填写是否公开标准") Boolean showStandard,

        @NotNull(message = "请填写是否隐去姓名中间的字") Boolean maskNames,

        @Schema(description = "公示天数(自然日),1–365", examples = "7")
        @NotNull(message = "请填写公示天数")
        @Min(value = 1, message = "至少 1 天")
        @Max(value = 365, message = "不超过 365 天")
        Integer publicityDays) {

    void applyTo(Programme programme) {
        programme.name = name.strip();
        programme.unit = unit.strip();
        programme.amountRule = AmountRule.of(amountRule);
        programme.showQuantity = showQuantity;
        programme.showStandard = showStandard;
        programme.maskNames = maskNames;
        programme.publicityDays = publicityDays;
    }
}
