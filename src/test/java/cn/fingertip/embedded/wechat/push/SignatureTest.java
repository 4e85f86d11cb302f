package cn.fingertip.embedded.wechat.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final String KEY = "b25seS1mb3ItZGV2LWFuZC10ZXN0LW9mLW1hLTAwMDE";

    @Test
    void theSignatureIsThatOfThePublishedExample() {
        assertThat(Signature.of("AAAAA", "1714036504", "1514711492"))
                .isEqualTo("f464b24fc39322e44b38aa78f5edd27bd1441696");
    }

    @Test
    void onlyTheAppItselfOpensAMessage() {
        var seal = new MessageSeal("wx-1", KEY);
        var sealed = seal.seal("查补贴");

        assertThat(seal.open(sealed)).isEqualTo("查补贴");
        assertThat(seal.seal("查补贴")).isNotEqualTo(sealed);
        assertThatIllegalArgumentException().isThrownBy(() -> new MessageSeal("wx-2", KEY).open(sealed));
    }
}
