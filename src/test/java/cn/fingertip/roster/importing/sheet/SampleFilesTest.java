package cn.fingertip.roster.importing.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.importing.sheet.header.Recognised;
import cn.fingertip.roster.importing.sheet.row.Line;
import cn.fingertip.roster.programme.AmountRule;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The files of {@code data/rosters} as they are; the expected figures were reckoned from them by other means. */
class SampleFilesTest {
    @Test
    void theWorkbookOfATownshipIsReadWhole() {
        ReadFile read = ReadFile.product(ReadFile.sample("石城县琴江镇"), "亩");
        assertThat(read.lines).hasSize(4050);
        assertThat(read.totalFen()).isEqualTo(246_230_297L);
        assertThat(read.lines.stream().map(Line::quantity).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("23178.98");
        assertThat(read.findings.rows()).isEqualTo(4050);
        // Two numbers stand twice in the file, each time under another name.
        assertThat(read.places()).containsExactly("1396 E person-two-names", "3097 E person-two-names");
        Line first = read.lines.getFirst();
        assertThat(first.row()).isEqualTo(5);
        assertThat(first.name()).isEqualTo("苏松");
        assertThat(first.group()).isEqualTo("第1组");
        assertThat(first.amountFen()).isEqualTo(76_486);
    }

    @Test
    void theTextFileOfABannerIsReadWhole() {
        ReadFile read = ReadFile.product(ReadFile.sample("扎赉特旗"), "亩");
        assertThat(read.lines).hasSize(2820);
        assertThat(read.totalFen()).isEqualTo(4_184_038_037L);
        assertThat(read.findings.kept()).isEmpty();
        assertThat(read.lines.getFirst().name()).isEqualTo("额尔德尼·巴雅尔");
    }

    @Test
    void theLegacyWorkbookOfATownshipIsReadWhole() {
        ReadFile read = ReadFile.of(ReadFile.sample("弋阳县"), AmountRule.FREE, "人", Limits.USUAL);
        assertThat(read.findings.kept()).isEmpty();
        assertThat(read.lines).hasSize(288);
        assertThat(read.totalFen()).isEqualTo(90_423_000L);
        assertThat(read.recognised).hasSize(8).allSatisfy(sheet -> {
            assertThat(sheet.villages()).isEqualTo(Recognised.VillageSource.SHEET_NAME);
            assertThat(sheet.headerRows()).containsExactly(2);
        });
    }

    @Test
    void everyWrongRowIsRefusedForItsReasonAndNoOther() {
        ReadFile read = ReadFile.product(ReadFile.sample("错误样例"), "亩");
        assertThat(read.places())
                .containsExactly(
                        "7 D id-checksum",
                        "8 D id-numeric",
                        "9 H card-numeric",
                        "10 G amount-not-positive",
                        "11 G amount-mismatch",
                        "12 C name-missing",
                        "14 null row-repeated",
                        "15 G amount-not-number",
                        "16 B village-unknown",
                        "17 E unit-in-cell",
                        "20 G total-mismatch");
        assertThat(read.lines).extracting(Line::row).containsExactly(2, 3, 4, 5, 6, 13, 17, 18, 19);
        assertThat(read.totalFen()).isEqualTo(9 * 106_230L);
        assertThat(read.findings.rows()).isEqualTo(18);
        assertThat(read.findings.kept()).allSatisfy(f -> {
            assertThat(f.sheet()).isEqualTo("Sheet1");
            assertThat(f.message()).doesNotContainPattern("\\d{8}").isNotBlank();
        });
    }
}
