package cn.fingertip.account.menu;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.kernel.Problem.Violation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MenuRulesTest {
    private static final String GOOD = "{'name':'帮助','type':'click','key':'help'}";

    @Inject
    MenuRules rules;

    @Test
    void whatWechatTakesIsTaken() {
        assertThat(faults("{'button':[" + GOOD + "]}")).isEmpty();
        assertThat(faults("{'button':[{'name':'二级','sub_button':[" + GOOD + "]}]}"))
                .isEmpty();
    }

    @Test
    void eachFaultIsNamedByItsPlace() {
        assertThat(faults("{}")).containsExactly("button");
        assertThat(faults("{'button':[" + (GOOD + ",").repeat(3) + GOOD + "]}")).containsExactly("button");
        // Six characters are eighteen bytes.
        assertThat(faults("{'button':[{'name':'一二三四五六','type':'click','key':'help'}]}"))
                .containsExactly("button[0].name");
        assertThat(faults("{'button':[{'name':'多','sub_button':[" + (GOOD + ",").repeat(5) + GOOD + "]}]}"))
                .containsExactly("button[0].sub_button");
        assertThat(faults("{'button':[" + GOOD + ",{'name':'页','type':'view','url':'{site}/x'}]}"))
                .containsExactly("button[1].url");
        assertThat(
                        faults(
                                "{'button':[{'name':'页','sub_button':[{'name':'页','type':'miniprogram','appid':'{miniProgram}','url':'https://a.example/'}]}]}"))
                .containsExactlyInAnyOrder("button[0].sub_button[0].pagepath", "button[0].sub_button[0].appid");
        assertThat(faults("{'button':[{'name':'何','type':'click','key':'nobody answers'}]}"))
                .containsExactly("button[0].key");
        assertThat(faults("{'button':[{'name':'何','type':'dance'}]}")).containsExactly("button[0].type");
    }

    private List<String> faults(String menu) {
        try {
            return rules.faults(new ObjectMapper().readTree(menu.replace('\'', '"'))).stream()
                    .map(Violation::field)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
