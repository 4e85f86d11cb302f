package cn.fingertip.roster.search;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Looks for one person by ID number; it comes in a body because no such number may stand in a URL. */
@Schema(name = "FindPerson", description = "按身份证号跨清册查询")
record FindPerson(
        @Schema(description = "身份证号,18 位,或 15 位旧号", examples = "360799198503072416")
        @NotBlank(message = "请填写身份证号")
        @Size(max = 40, message = "不是身份证号")
        String idNumber,

        @Schema(description = "县、乡镇或村的区划代码,在您的授权之内", examples = "360735")
        @NotNull(message = "请选择区划")
        @Pattern(regexp = StaffLineSearch.REGION, message = "应为 6、9 或 12 位区划代码")
        String region,

        @Schema(description = "年度;不填为各年", examples = "2025") @Min(1900) @Max(2999)
        Integer year,

        @Schema(description = "查询事由", examples = "report") @NotNull(message = "请选择查询事由")
        SearchReason reason) {

    /** Keeps the number out of whatever might print a request. */
    @Override
    public String toString() {
        return "FindPerson[region=" + region + "]";
    }
}
