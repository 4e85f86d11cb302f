package cn.fingertip.kernel.personal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalConditionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "张三精神二级", "李四残疾", "李四残 疾", "王五(已故)", "王五已故", "赵六肢体三级", "赵六2级", "钱七患病", "钱七肝癌", "孙八死亡", "孙八精神", "欧阳九视力残"
            })
    void aConditionBehindANameIsSeen(String name) {
        assertThat(PersonalConditions.inName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "霍去病",
                "辛弃疾",
                "王精神",
                "张中风",
                "李一级",
                "钱大病",
                "巴图·苏和",
                "𬭚小䶮",
                "王三级",
                "Devi A/P Raman",
                "张故",
                "施亡羊",
                "试甲乙"
            })
    void aNameIsNone(String name) {
        assertThat(PersonalConditions.inName(name)).isFalse();
        assertThat(PersonalConditions.remarkIn(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"张三(大)", "张三(女)", "张三、李四", "张三/李四", "张三【迁出】", "Zhang 三 (x)", "巴图/苏和", "张三[1]"})
    void aRemarkBesideANameIsSeen(String name) {
        assertThat(PersonalConditions.remarkIn(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"残疾人户", "精神病户", "大病组", "已故人员"})
    void aGroupMadeOfThemIsSeen(String group) {
        assertThat(PersonalConditions.inGroup(group)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"第1组", "精神文明组", "二级电站组", "智力组", "长坑(上)组", "1级台地组"})
    void aGroupsOwnNameIsNone(String group) {
        assertThat(PersonalConditions.inGroup(group)).isFalse();
    }
}
