package cn.fingertip.account.menu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.junit.jupiter.api.Test;

class MenuDifferenceTest {
    @Test
    void theSameSaidOtherwiseIsNoDifference() {
        assertThat(MenuDifference.between(
                        json("{'button':[{'sub_button':[],'key':'a','name':'一','type':'click'}]}"),
                        json("{'button':[{'name':'一','type':'click','key':'a'}]}")))
                .isEmpty();
    }

    @Test
    void whereAndWhatIsTold() {
        assertThat(MenuDifference.between(
                        json("{'button':[{'name':'一','key':'a'},{'name':'二'}]}"),
                        json("{'button':[{'name':'三','sub_button':[{'name':'四'}]},{'name':'二'}]}")))
                .containsExactly(
                        new MenuDifference("button[0].key", "removed", "a", null),
                        new MenuDifference("button[0].name", "changed", "一", "三"),
                        new MenuDifference("button[0].sub_button[0].name", "added", null, "四"));
        assertThat(MenuDifference.between(MissingNode.getInstance(), json("{'button':[{'name':'一'}]}")))
                .containsExactly(new MenuDifference("button[0].name", "added", null, "一"));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
