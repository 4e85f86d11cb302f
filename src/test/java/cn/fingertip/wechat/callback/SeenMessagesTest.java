package cn.fingertip.wechat.callback;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.kernel.Ids;
import cn.fingertip.wechat.WechatMessage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is the same message, and what is another. */
@QuarkusTest
class SeenMessagesTest {
    @Inject
    SeenMessages seen;

    private final String openid = "o-" + Ids.hex();

    @Test
    void aMessageIsKnownByItsNumber() {
        String number = Ids.hex();
        WechatMessage message = message(openid, Map.of("MsgId", number));
        assertThat(seen.first(message)).isTrue();
        assertThat(seen.first(message)).isFalse();
        assertThat(seen.first(message(openid, Map.of("MsgId", number + "1")))).isTrue();
        seen.forget(message);
        assertThat(seen.first(message)).isTrue();
        assertThat(seen.key(message)).doesNotContain(openid, number);
    }

    /** A number that is empty would make all messages of the app one, and give one follower the answer to another. */
    @Test
    void anEmptyNumberIsNone() {
        assertThat(seen.first(message(openid, Map.of("MsgId", "", "CreateTime", "1"))))
                .isTrue();
        assertThat(seen.first(message(openid, Map.of("MsgId", "", "CreateTime", "1"))))
                .isFalse();
        assertThat(seen.first(message(openid, Map.of("MsgId", " ", "CreateTime", "2"))))
                .isTrue();
        assertThat(seen.first(message(openid + "x", Map.of("MsgId", "", "CreateTime", "1"))))
                .isTrue();
    }

    private static WechatMessage message(String from, Map<String, String> fields) {
        return new WechatMessage("wx-dev-mp", "text", "", from, fields);
    }
}
