package cn.fingertip.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class NameFoldTest {
    @Example
    void everyMiddleDotIsOne() {
        for (String dot : new String[] {"·", "•", "・", "．", "･", "‧", "∙", "⋅", "·", "."}) {
            assertThat(NameFold.fold("巴图" + dot + "苏和")).isEqualTo("巴图·苏和");
        }
    }

    @Example
    void spacesGoAndRareNamesStay() {
        assertThat(NameFold.fold("张\u3000 三\u00A0")).isEqualTo("张三");
        assertThat(NameFold.fold("刘𬭚䶮")).isEqualTo("刘𬭚䶮");
        assertThat(NameFold.fold("李\u200B四")).isEqualTo("李四");
        assertThat(NameFold.fold("ＭＡ")).isEqualTo("MA");
    }

    @Property
    void foldingTwiceIsFoldingOnce(@ForAll String name) {
        assertThat(NameFold.fold(NameFold.fold(name))).isEqualTo(NameFold.fold(name));
    }
}
