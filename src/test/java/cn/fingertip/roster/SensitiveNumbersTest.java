package cn.fingertip.roster;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveNumbersTest {
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
    })
    void finds(String text, String kind) {
        assertThat(SensitiveNumbers.in(text)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "苏松", "第1组", "巴图·苏和", "2025年石城县琴江镇耕地地力保护补贴发放清册", "2025-06", "360735100211", "1234567890"})
    void leavesOthersAlone(String text) {
        assertThat(SensitiveNumbers.in(text)).isEmpty();
    }

    @Property
    void findsAnyIdInAnyText(
            @ForAll @StringLength(max = 5) @CharRange(from = '\u4E00', to = '\u9FA5') String before,
            @ForAll @StringLength(max = 5) @CharRange(from = '\u4E00', to = '\u9FA5') String after) {
        String id = RosterFixture.newIdNumber();
        assertThat(SensitiveNumbers.in(before + id + after)).contains("身份证号");
    }
}
