package cn.fingertip.roster.importing.sheet.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class MoneyInWordsTest {
    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] UNITS = {"", "拾", "佰", "仟"};
    private static final String[] SECTIONS = {"", "万", "亿"};

    @Property(tries = 300)
    void whatIsSpelledOutIsReadBack(@ForAll @LongRange(min = 1, max = 99_999_999_999L) long fen) {
        assertThat(MoneyInWords.find("合计人民币(大写):" + words(fen) + "整"))
                .as(words(fen))
                .hasValueSatisfying(yuan -> assertThat(yuan).isEqualByComparingTo(BigDecimal.valueOf(fen, 2)));
    }

    @Example
    void whatMayBeReadInTwoWaysIsNotRead() {
        for (String text : new String[] {"一二三元", "壹万元,另计贰万元", "元整", "壹万", "共计"}) {
            assertThat(MoneyInWords.find(text)).as(text).isEmpty();
        }
        assertThat(MoneyInWords.find("拾元")).contains(new BigDecimal("10.00"));
        assertThat(MoneyInWords.find("二〇〇元")).isEmpty();
        assertThat(MoneyInWords.find("壹亿贰仟万元"))
                .hasValueSatisfying(yuan -> assertThat(yuan).isEqualByComparingTo("120000000"));
    }

    private static String words(long fen) {
        StringBuilder words = new StringBuilder();
        String yuan = String.valueOf(fen / 100);
        boolean any = false;
        for (int i = 0; i < yuan.length(); i++) {
            int place = yuan.length() - 1 - i;
            int digit = yuan.charAt(i) - '0';
            if (digit > 0) {
                words.append(DIGITS.charAt(digit)).append(UNITS[place % 4]);
                any = true;
            } else if (!words.isEmpty() && !words.toString().endsWith("零") && place > 0) {
                words.append("零");
            }
            if (place % 4 == 0) {
                words.append(any ? SECTIONS[place / 4] : "");
                any = false;
            }
        }
        words.append(words.isEmpty() ? "零元" : "元");
        long jiao = fen / 10 % 10;
        if (fen % 100 > 0) {
            words.append(DIGITS.charAt((int) jiao)).append(jiao > 0 ? "角" : "");
        }
        return fen % 10 > 0
                ? words.append(DIGITS.charAt((int) (fen % 10))).append("分").toString()
                : words.toString();
    }
}
