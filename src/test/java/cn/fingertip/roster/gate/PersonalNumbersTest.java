package cn.fingertip.roster.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cn.fingertip.roster.RosterFixture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
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
                "0797-5712345"
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
    void findsAnyIdInAnyText(
            @ForAll @StringLength(max = 5) @CharRange(from = '\u4E00', to = '\u9FA5') String before,
            @ForAll @StringLength(max = 5) @CharRange(from = '\u4E00', to = '\u9FA5') String after) {
        String id = RosterFixture.newIdNumber();
        assertThat(PersonalNumbers.in(before + id + after)).contains("身份证号");
    }
}
