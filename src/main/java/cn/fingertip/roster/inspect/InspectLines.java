package cn.fingertip.roster.inspect;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which lines an inspector looks for; all of it comes in a body because no number of a person may stand in a URL. */
@Schema(name = "InspectLines", description = "从一件举报查询各年清册;姓名、身份证号、银行账号、村、补贴项目至少填一项")
record InspectLines(
        @Schema(
                description = "查询事由:borrowed-identity 冒名借用身份,eligibility 享受资格,amount 发放金额,account 收款账户,facts 核对事实",
                examples = "borrowed-identity")
        @NotNull(message = "请选择查询事由")
        InspectionReason reason,

        @Schema(description = "县、乡镇或村的区划代码,在您的授权之内", examples = "360735")
        @NotNull(message = "请选择区划")
        @Pattern(regexp = Inspections.REGION, message = "应为 6、9 或 12 位区划代码")
        String region,

        @Schema(description = "起始年度;不填为有清册的第一年", examples = "2020") @Min(1900) @Max(2999)
        Integer fromYear,

        @Schema(description = "截止年度;不填为最近一年", examples = "2025") @Min(1900) @Max(2999)
        Integer toYear,

        @Schema(description = "补贴项目代码;不填为全部", examples = "farmland") @Size(max = 60, message = "没有这个补贴项目")
        String programme,

        @Schema(description = "姓名或其一部分,也可用拼音或首字母;至少两个字", examples = "苏松") @Size(max = 50, message = "不超过 50 字")
        String name,

        @Schema(description = "身份证号,18 位,或 15 位旧号", examples = "360799198503072416") @Size(max = 40, message = "不是身份证号")
        String idNumber,

        @Schema(description = "银行账号", examples = "6299990000000000012") @Size(max = 60, message = "不是银行账号")
        String card,

        @Schema(description = "true 只查现行版本;不填时已撤回、已被更正的版本也在其中", defaultValue = "false")
        boolean currentOnly) {

    /** Keeps names and numbers out of whatever might print a request. */
    @Override
    public String toString() {
        return "InspectLines[region=" + region + "]";
    }
}
