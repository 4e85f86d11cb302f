package cn.fingertip.roster.importing.preview;

import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.mapping.Mappings;
import cn.fingertip.roster.importing.sheet.header.Recognised;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One sheet as its clerk is shown what was made of it. It holds no digit of an ID or card number.
 *
 * @param villages where the lines' village comes from, null where nothing says
 * @param firstRows a cell for each of {@code columns}
 */
@Schema(name = "RecognisedSheet", description = "一张工作表的识别结果")
record RecognisedSheet(
        @Schema(description = "工作表名;文本文件没有") String sheet,
        @Schema(description = "隐藏的工作表,不会导入") boolean hidden,
        @Schema(description = "表头所在的行;空为没有找到表头") @NotNull List<Integer> headerRows,
        List<RecognisedColumn> columns,

        @Schema(description = "村从哪里来:column 村列,sheet-name 工作表名,title 标题,roster-region 清册本身就是一个村")
        String villages,

        @Schema(description = "明细行数") int rows,
        @Schema(description = "其中可以收入的行数") int accepted,

        @Schema(description = "前几行,顺序同 columns;身份证号和银行账号只写是否填写") @NotNull
        List<List<String>> firstRows,

        @Schema(description = "数量合计") String quantity,
        @Schema(description = "金额合计,元") String amount,
        @Schema(description = "有内容的隐藏行数") int hiddenRows,
        @Schema(description = "隐藏的列") @NotNull List<String> hiddenColumns,
        @Schema(description = "疑点(各行自己的问题另见问题清单)") @NotNull List<Finding> doubts) {

    /**
     * @param key what a correction names the column by
     * @param field see {@link Mappings#wire}; null where it is none that is known
     */
    @Schema(name = "RecognisedColumn", description = "一列")
    record RecognisedColumn(
            @Schema(description = "列标") @NotNull String letter,
            @Schema(description = "表头文字,多级从上到下相连") @NotNull String heading,
            @Schema(description = "更正这一列时用的键") @NotNull String key,
            @Schema(description = "识别为哪个字段;没有为认不出,不导入") String field,
            @Schema(description = "字段的中文名") String title,
            @Schema(description = "为什么") @NotNull String why) {

        static RecognisedColumn of(Recognised.Column column) {
            return new RecognisedColumn(
                    column.letter(),
                    column.heading(),
                    column.key(),
                    column.field() == null ? null : Mappings.wire(column.field()),
                    column.field() == null ? null : Mappings.title(column.field()),
                    column.why());
        }
    }

    static RecognisedSheet of(Recognised sheet) {
        return new RecognisedSheet(
                sheet.sheet(),
                sheet.hidden(),
                sheet.headerRows(),
                sheet.columns().stream().map(RecognisedColumn::of).toList(),
                sheet.villages() == null
                        ? null
                        : sheet.villages().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                sheet.rows(),
                sheet.accepted(),
                sheet.firstRows(),
                plain(sheet.quantity()),
                plain(sheet.amount()),
                sheet.hiddenRows(),
                sheet.hiddenColumns(),
                sheet.doubts());
    }

    private static String plain(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
