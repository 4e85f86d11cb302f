package cn.fingertip.roster.importing.preview;

import cn.fingertip.kernel.Money;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.mapping.MappedColumn;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was recognised in a file, before anything of it is kept.
 *
 * @param refusal why nothing would come of it as it is, null where something would
 */
@Schema(name = "Recognition", description = "一个文件的识别结果,经办核对、更正、确认之后才导入")
record RecognitionView(
        @NotNull List<RecognisedSheet> sheets,
        @Schema(description = "明细行数") int rows,
        @Schema(description = "可以收入的行数") int accepted,
        @Schema(description = "会被拒绝的行数") int rejected,

        @Schema(description = "可以收入各行金额之和,元", type = SchemaType.STRING) @NotNull
        Money totalAmount,

        @Schema(description = "问题总数,明细见 listImportProblems") int problemsTotal,
        @Schema(description = "照现在的列导入会被整个拒绝的原因;没有即可确认") Finding refusal,

        @Schema(description = "记住这些更正的机构:上传人授权所在的区划。同一项目、同一机构以后的文件都照此识别")
        String office,

        @Schema(description = "正在生效的更正(记住的或这次改的)") @NotNull List<MappedColumn> mapping,
        @Schema(description = "一列可以是什么") @NotNull List<FieldName> fields) {

    /** @param field wire value */
    @Schema(name = "ImportField", description = "清册字段")
    record FieldName(
            @Schema(examples = "name") @NotNull String field,
            @Schema(examples = "姓名") @NotNull String title) {}
}
