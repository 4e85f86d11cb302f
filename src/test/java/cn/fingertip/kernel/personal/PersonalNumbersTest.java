package cn.fingertip.kernel.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cn.fingertip.roster.RosterFixture;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "360799195507039727,身份证号",
        "张三 360799195507039727,身份证号",
        "36079919730610910X,身份证号",
        "36079919730610910x,身份证号",
        "3607991973061 0910X,身份证号",
        "３６０７９９１９５５０７０３９７２７,身份证号",
        "360799550703972,身份证号",
        "6299996673785744790,银行卡号",
        "6299 9966 7378 5744 790,银行卡号",
        "4111111111111111,银行卡号",
        "13800000000,手机号",
        "电话138-0000-0000,手机号",
        "+8613800000000,手机号",
        "360799195507039727 13800000000,身份证号",
        "13800000000360799195507039727,身份证号",
        "3607.9919.5507.0397.27,身份证号",
        "360799/1955-07-03/9727,身份证号",
        "360799 | 19550703 | 9727,身份证号",
        "6299·9966·7378·5744·790,银行卡号",
        "138.0000.0000,手机号",
        "1 3 8 0 0 0 0 0 0 0 0,手机号",
        "1.3.8.0.0.0.0.0.0.0.0,手机号",
        "138​0000​0000,手机号",
        "١٣٨٠٠٠٠٠٠٠٠,手机号",
        "138零0138000,手机号",
        "一三八零零一三八零零零,手机号",
        "电话:一三八〇〇一三八〇〇〇,手机号",
        "幺三八 零零幺三 八零零零,手机号",
        "壹叁捌零零壹叁捌零零零,手机号",
        "l38OO138000,手机号",
        "I38-oo13-8OOO,手机号",
        "组长一13800138000,手机号",
        "第一一三八00一三八000,手机号",
        "三六0799195507039727,身份证号",
        "36O79919730610910X,身份证号",
        "6299九九6673785744790,银行卡号",
    })
    void finds(String text, String kind) {
        assertThat(PersonalNumbers.in(text)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "苏松",
                "第1组",
                "巴图·苏和",
                "2025年石城县琴江镇耕地地力保护补贴发放清册",
                "2025-06",
                "360735100211",
                "1234567890",
                "公示期 2026-11-21 至 2026-11-28",
                "2025.01.01/2025.12.31",
                "1,062.30;2,124.60;3,186.90",
                "0797-5712345",
                "一二三四五",
                "二〇二五年一月一日至二〇二五年十二月三十一日",
                "壹拾贰万叁仟肆佰伍拾陆元柒角捌分",
                "一亿二千三百四十五万六千七百八十九元",
                "一一一一一一一一一一一一一一一一一一",
                "〇〇〇〇〇〇〇〇〇〇〇〇〇〇〇〇",
                "○○○○○○○○○○○○○○○○",
                "138○○○○8000",
                "lllllllllllllllllOOOOOO",
                "Hello world lOl 2025"
            })
    void leavesOthersAlone(String text) {
        assertThat(PersonalNumbers.in(text)).isEmpty();
    }

    @Property(tries = 100)
    void anyRunOfDigitsHoweverLongIsReadToItsEnd(
            @ForAll @IntRange(min = 1, max = 60_000) int length,
            @ForAll @Chars({'0', '7', '٣', '９'}) char digit,
            @ForAll @StringLength(max = 2) @Chars({' ', '-', '.', '|'}) String between) {
        String run = (digit + between).repeat(length);
        assertThatCode(() -> PersonalNumbers.in(run)).doesNotThrowAnyException();
        assertThat(PersonalNumbers.in(run + "号" + RosterFixture.newIdNumber())).isPresent();
    }

    @Property
    void findsAnyNumberInWhateverDigitsItIsWritten(
            @ForAll @LongRange(min = 13000000000L, max = 19999999999L) long phone,
            @ForAll @Size(18) List<@IntRange(max = 5) Integer> ways,
            @ForAll @StringLength(max = 4) @Chars({'组', '号', '电', ':', '('}) String before) {
        assertThat(PersonalNumbers.in(before + disguised(Long.toString(phone), ways)))
                .contains("手机号");
        assertThat(PersonalNumbers.in(before + disguised(RosterFixture.newIdNumber(), ways)))
                .isPresent();
    }

    @Property
    void amountsInWordsAndNamesOfPlacesAreNone(@ForAll @Size(max = 8) List<@From("amounts") String> words) {
        assertThat(PersonalNumbers.in(String.join("", words))).isEmpty();
    }

    @Provide
    Arbitrary<String> amounts() {
        return Arbitraries.of(
                "壹拾", "贰佰零", "叁仟", "肆万", "伍元", "三组", "一村", "第二", "八里铺", "九龙", "七O九厂", "2025年", "106.23元", "OK");
    }

    /** @param ways of each character which of the forms of its digit is taken */
    private static String disguised(String number, List<Integer> ways) {
        List<String> forms =
                List.of("0123456789", "零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖", "Ol23456789", "oI23456789", "０１２３４５６７８９");
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            written.append(c == 'X' ? c : forms.get(ways.get(i)).charAt(c - '0'));
        }
        return written.toString();
    }

    @Property
    void findsAnyIdInAnyText(
            @ForAll @StringLength(max = 5) @CharRange(from = '\u4E00', to = '\u9FA5') String before,
            @ForAll @StringLength(max = 5) @CharRange(from = '\u4E00', to = '\u9FA5') String after) {
        String id = RosterFixture.newIdNumber();
        assertThat(PersonalNumbers.in(before + id + after)).contains("身份证号");
    }
}
