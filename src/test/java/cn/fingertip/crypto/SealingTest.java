package cn.fingertip.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SealingTest {
    private static final String OLD = "k1:" + key(1);
    private static final String NEW = "k2:" + key(2);
    private final Sealer sealer = sealer(OLD);

    @Property
    void whatIsSealedOpensInItsPlaceOnly(@ForAll @Size(max = 500) byte[] plain, @ForAll String place) {
        byte[] sealed = sealer.seal(plain, place);
        assertThat(sealer.open(sealed, place)).isEqualTo(plain);
        assertThatThrownBy(() -> sealer.open(sealed, place + "x")).isInstanceOf(TamperedException.class);
    }

    @Property
    void anyChangedBitIsFoundOut(@ForAll @Size(min = 1, max = 64) byte[] plain, @ForAll @IntRange(max = 7) int bit) {
        byte[] sealed = sealer.seal(plain, "here");
        for (int i = 3; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= (byte) (1 << bit);
            assertThatThrownBy(() -> sealer.open(altered, "here")).isInstanceOf(TamperedException.class);
        }
    }

    @Test
    void theSamePlainTextIsNeverSealedTheSame() {
        assertThat(sealer.seal("一", "here")).isNotEqualTo(sealer.seal("一", "here"));
    }

    @Test
    void keysCanBeRotated() {
        byte[] before = sealer.seal("旧", "here");
        Sealer rotated = sealer(NEW + "," + OLD);
        assertThat(rotated.openText(before, "here")).isEqualTo("旧");
        byte[] after = rotated.seal("新", "here");
        assertThatThrownBy(() -> sealer.open(after, "here")).hasMessageContaining("k2");
    }

    @Test
    void aDataKeyOpensFromItsWrappedForm() {
        DataKey key = sealer.newDataKey("report:1");
        byte[] sealed = key.seal("内容", "text");
        assertThat(sealer.openDataKey(key.wrapped(), "report:1").openText(sealed, "text"))
                .isEqualTo("内容");
        assertThatThrownBy(() -> sealer.openDataKey(key.wrapped(), "report:2")).isInstanceOf(TamperedException.class);
    }

    @Test
    void blindIndexesDifferByKindAndKey() {
        BlindIndex index = new BlindIndex(config(OLD, 3));
        assertThat(index.of("card", "1")).isEqualTo(index.of("card", "1")).hasSize(32);
        assertThat(index.of("card", "1")).isNotEqualTo(index.of("id-number", "1"));
        assertThat(index.of("card", "1")).isNotEqualTo(new BlindIndex(config(OLD, 4)).of("card", "1"));
    }

    private static Sealer sealer(String keys) {
        return new Sealer(new KeyRing(config(keys, 3)));
    }

    private static CryptoConfig config(String keys, int index) {
        return new CryptoConfig() {
            @Override
            public String sealingKeys() {
                return keys;
            }

            @Override
            public String indexKey() {
                return key(index);
            }

            @Override
            public String receiptKey() {
                return key(5);
            }

            @Override
            public int argon2Kib() {
                return Argon2.SITES_KIB;
            }
        };
    }

    static String key(int seed) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) seed);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
