package cn.fingertip.account;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

class TypedTest {
    @Example
    void widthSpacesAndMarksDoNotCount() {
        assertThat(Typed.plain(" 查　补 贴?! ")).isEqualTo("查补贴");
        assertThat(Typed.plain("【ＨＥＬＰ】")).isEqualTo("help");
        assertThat(Typed.plain("?")).isEmpty();
        assertThat(Typed.isPrivate("2025年第3季度")).isFalse();
    }

    @Property(tries = 300)
    void longNumbersAreSeenWhereverTheyStand(
            @ForAll @NumericChars @StringLength(min = 11, max = 19) String digits, @ForAll boolean grouped) {
        String number = grouped ? digits.replaceAll("(\\d{4})(?=\\d)", "$1 ") : digits;
        assertThat(Typed.isPrivate("我的号" + number + "帮查")).isTrue();
    }

    @Property(tries = 300)
    void plainIsPlain(@ForAll String typed) {
        assertThat(Typed.plain(Typed.plain(typed))).isEqualTo(Typed.plain(typed));
    }
}
