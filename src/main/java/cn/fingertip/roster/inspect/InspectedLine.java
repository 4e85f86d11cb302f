package cn.fingertip.roster.inspect;

import cn.fingertip.kernel.Money;
import cn.fingertip.roster.CodeName;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A line as the clerk brought it, nothing masked, with the roster version it stands in. For inspectors with a case only. */
@Schema(name = "InspectedLine", description = "未脱敏的一条发放明细,仅供凭案件查询")
public record InspectedLine(
        @Schema(description = "清册编号") @NotNull String rosterId,

        @Schema(examples = "2025年石城县琴江镇耕地地力保护补贴发放清册") @NotNull
        String title,

        @NotNull CodeName programme,
        @Schema(examples = "2025") int year,
        @Schema(examples = "2025") @NotNull String period,
        @Schema(description = "清册版本", examples = "1") int version,

        @Schema(
                description = "published 现行,superseded 已被更正,withdrawn 已撤回",
                enumeration = {"published", "superseded", "withdrawn"})
        @NotNull
        String status,

        @Schema(description = "在该版本中的序号", examples = "12") int no,

        @NotNull CodeName village,
        @Schema(description = "村民小组", examples = "第1组") String group,
        @Schema(examples = "苏松") @NotNull String name,

        @Schema(description = "身份证号;密文已被改动、无法解开时没有此项", examples = "360799198503072416")
        String idNumber,

        @Schema(description = "银行账号;清册没有账号,或密文已被改动时没有此项", examples = "6299990000000000012")
        String card,

        @Schema(examples = "7.2") String quantity,
        @Schema(examples = "亩") String unit,

        @Schema(description = "标准,元/单位", examples = "106.23")
        String standard,

        @Schema(description = "金额,元", examples = "764.86", type = SchemaType.STRING) @NotNull
        Money amount) {

    /** Keeps the numbers out of whatever might print an answer. */
    @Override
    public String toString() {
        return "InspectedLine[" + rosterId + " " + version + "/" + no + "]";
    }
}
