package cn.fingertip.roster.search;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinyinTest {
    @ParameterizedTest
    @CsvSource({
        "张三, zhangsan, zs",
        "单小明, shanxiaoming, sxm",
        "仇和, qiuhe, qh",
        "曾国强, zengguoqiang, zgq",
        "解晓东, xiexiaodong, xxd",
        "查良镛, zhaliangyong, zly",
        "朴树, piaoshu, ps",
        "区小华, ouxiaohua, oxh",
        "尉迟恭, yuchigong, ycg",
        "万俟卨, moqixie, mqx",
        "令狐冲, linghuchong, lhc",
        "欧阳锋, ouyangfeng, oyf",
        "任长乐, renchangle, rcl",
        "巴图·苏和, batusuhe, btsh",
        "䶮, yan, y",
        "李𬭚, lichun, lc",
        "吕布, lvbu, lb",
        "吕布, lubu, lb",
    })
    void readsNamesAsTheirBearersDo(String name, String full, String initials) {
        assertThat(Pinyin.of(name).full().split(" ")).contains(full);
        assertThat(Pinyin.of(name).initials().split(" ")).contains(initials);
    }

    @Test
    void eitherReadingOfAGivenNameIsKept() {
        assertThat(Pinyin.of("李乐").full()).isEqualTo(" lile le liyue yue");
        assertThat(Pinyin.of("李乐").initials()).isEqualTo(" ll ly");
    }

    @Test
    void aSurnameIsNotReadAsAnOrdinaryCharacter() {
        assertThat(Pinyin.of("单小明").full()).doesNotContain("dan");
        assertThat(Pinyin.of("李单").full()).contains("lidan").contains("lishan");
    }

    @Test
    void whatCannotBeReadIsPassedOver() {
        assertThat(Pinyin.of("𡋗")).isEqualTo(new Pinyin(null, null));
        assertThat(Pinyin.of("李𡋗明").full()).isEqualTo(" liming ming");
    }

    @Property(tries = 2000)
    void anyNameHasFewShortReadings(@ForAll @StringLength(max = 50) @CharRange(from = '一', to = '鿿') String name) {
        Pinyin pinyin = Pinyin.of(name);
        if (pinyin.full() != null) {
            assertThat(pinyin.full()).matches("( [a-z]+)+").hasSizeLessThan(5000);
            assertThat(pinyin.initials()).matches("( [a-z]+)+").hasSizeLessThan(150);
        }
    }
}
