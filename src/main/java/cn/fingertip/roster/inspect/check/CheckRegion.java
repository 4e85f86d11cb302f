package cn.fingertip.roster.inspect.check;

import cn.fingertip.roster.inspect.InspectionReason;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Over what a check is run. */
@Schema(name = "CheckRegion", description = "从一件举报对一个地区各年清册运行一项核查")
record CheckRegion(
        @Schema(
                description = "查询事由:borrowed-identity 冒名借用身份,eligibility 享受资格,amount 发放金额,account 收款账户,facts 核对事实",
                examples = "borrowed-identity")
        @NotNull(message = "请选择查询事由")
        InspectionReason reason,

        @Schema(description = "县、乡镇或村的区划代码,在您的授权之内", examples = "360735100")
        @NotNull(message = "请选择区划")
        @Pattern(regexp = "\\d{6}|\\d{9}|\\d{12}", message = "应为 6、9 或 12 位区划代码")
        String region,

        @Schema(description = "起始年度;不填为有清册的第一年", examples = "2020") @Min(1900) @Max(2999)
        Integer fromYear,

        @Schema(description = "截止年度;不填为最近一年", examples = "2025") @Min(1900) @Max(2999)
        Integer toYear,

        @Schema(description = "补贴项目代码;不填为全部", examples = "farmland") @Size(max = 60, message = "没有这个补贴项目")
        String programme) {
    /** @return its code */
    String county() {
        return region.substring(0, 6);
    }
}
