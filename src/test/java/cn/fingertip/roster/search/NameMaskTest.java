package cn.fingertip.roster.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMaskTest {
    @ParameterizedTest
    @CsvSource({"张,*", "张三,张*", "张小三,张*三", "欧阳小三,欧**三", "巴图·苏和,巴***和", "𬭚小䶮,𬭚*䶮", "𬭚䶮,𬭚*"})
    void hidesAllButTheEnds(String name, String masked) {
        assertThat(NameMask.of(name)).isEqualTo(masked);
    }
}
