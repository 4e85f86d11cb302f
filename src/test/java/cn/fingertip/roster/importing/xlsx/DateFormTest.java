package cn.fingertip.roster.importing.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.poi.ss.usermodel.DateUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateFormTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "yyyy-mm-dd|DAY",
                "yyyy/m/d;@|DAY",
                "yyyy\"年\"m\"月\"d\"日\";@|DAY",
                "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy|DAY",
                "m/d/yy h:mm|DAY",
                "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"|DAY",
                "yyyy\"年\"m\"月\";@|MONTH",
                "yyyy年m月|MONTH",
                "mmm\\-yy|MONTH",
                "[$-804]yyyymm|MONTH",
                "General|NONE",
                "0.00_ |NONE",
                "#,##0.00;[Red]-#,##0.00|NONE",
                "0.00\"yuan m d y\"|NONE",
                "0\\m|NONE",
                "h:mm:ss|NONE",
                "[h]:mm|NONE",
                "@|NONE",
            })
    void aFormatSaysWhetherItShowsADate(String code, DateForm form) {
        assertThat(DateForm.of(code)).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource({"14,DAY", "17,MONTH", "31,DAY", "57,MONTH", "58,DAY", "20,NONE", "46,NONE", "4,NONE", "49,NONE"})
    void someFormatsAreKnownByNumber(int format, DateForm form) {
        assertThat(DateForm.of(format)).isEqualTo(form);
    }

    @Property
    void daysAreCountedAsAnotherLibraryCountsThem(@ForAll @IntRange(min = 3700, max = 70_000) int days) {
        for (boolean years1904 : new boolean[] {false, true}) {
            LocalDate date = DateUtil.getLocalDateTime(days, years1904).toLocalDate();
            assertThat(DateForm.DAY.text(days, years1904)).isEqualTo(date.toString());
            assertThat(DateForm.MONTH.text(days + 0.75, years1904))
                    .isEqualTo(date.toString().substring(0, 7));
        }
    }

    @Property
    void aQuantityFormattedAsADateStaysAQuantity(@ForAll @IntRange(min = -50, max = 2000) int quantity) {
        assertThat(DateForm.DAY.text(quantity, false)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"NaN", "1e300", "-Infinity", "90000"})
    void whatIsNoDateIsNone(double days) {
        assertThat(DateForm.DAY.text(days, true)).isNull();
    }
}
