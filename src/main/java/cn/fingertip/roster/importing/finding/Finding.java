package cn.fingertip.roster.importing.finding;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something found in a file. The texts hold no digit of an ID or card number.
 *
 * @param sheet null in a text file, or where it is about the whole file
 * @param row as the spreadsheet counts, from 1; null where it is about the whole file or sheet
 * @param column letters as the spreadsheet shows, {@code D}; null where it is about the whole row
 * @param code see {@link Fault}
 */
@Schema(name = "ImportProblem", description = "导入中发现的一处问题")
public record Finding(
        @Schema(description = "工作表名;文本文件没有") String sheet,
        @Schema(description = "行号,从 1 起,与表格软件左侧行号一致") Integer row,
        @Schema(description = "列标,与表格软件上方列标一致,如 D") String column,
        @Schema(description = "稳定的问题代码") @NotNull String code,
        @Schema(description = "哪里不对、为什么、怎样改") @NotNull String message,

        @Schema(description = "error:该行(或文件)未被收入;warning:已收入,请核对") @NotNull
        String level) {

    public static final String ERROR = "error";
    public static final String WARNING = "warning";

    public static Finding ofFile(Fault fault, Object... facts) {
        return new Finding(null, null, null, fault.code(), fault.message(facts), ERROR);
    }

    public static Finding ofSheet(String sheet, Fault fault, Object... facts) {
        return new Finding(sheet, null, null, fault.code(), fault.message(facts), fault.level());
    }

    public static Finding inColumn(String sheet, int column, Fault fault, Object... facts) {
        return new Finding(sheet, null, letters(column), fault.code(), fault.message(facts), fault.level());
    }

    public static Finding at(String sheet, int row, int column, Fault fault, Object... facts) {
        return new Finding(
                sheet, row, column < 0 ? null : letters(column), fault.code(), fault.message(facts), fault.level());
    }

    /** @return {@code A} for 0, {@code AA} for 26 */
    public static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }
}
