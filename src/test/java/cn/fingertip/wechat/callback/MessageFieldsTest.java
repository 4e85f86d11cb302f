package cn.fingertip.wechat.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageFieldsTest {
    @Test
    void whatACheckFoundIsReadInBothFormats() {
        Map<String, String> json = MessageFields.of(
                "{\"Event\":\"wxa_media_check\",\"trace_id\":\"t\",\"result\":{\"suggest\":\"risky\",\"label\":20002}}"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(json).containsEntry("result.suggest", "risky").containsEntry("trace_id", "t");
        Map<String, String> xml = MessageFields.of(
                "<xml><Event>wxa_media_check</Event><result><suggest>pass</suggest><label>100</label></result><trace_id>t</trace_id></xml>"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(xml).containsEntry("result.suggest", "pass").containsEntry("trace_id", "t");
    }
}
