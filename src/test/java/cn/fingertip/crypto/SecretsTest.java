package cn.fingertip.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Receipts and passwords: what people type, and what is kept of it. */
@QuarkusTest
class SecretsTest {
    @Inject
    Receipts receipts;

    @Inject
    Passwords passwords;

    @Inject
    CryptoConfig config;

    @Test
    void aReceiptIsSixteenDigitsAndFoundAgainByItsDerivation() {
        String receipt = receipts.next();
        assertThat(receipt).matches("[0-9]{16}");
        assertThat(receipts.derive(receipt)).hasSize(32).isEqualTo(receipts.derive(receipt));
        assertThat(receipts.derive(receipt)).isNotEqualTo(receipts.derive(receipts.next()));
        ReceiptKey derived = receipts.key(receipt);
        assertThat(derived.hash()).hasSize(32).isEqualTo(receipts.key(receipt).hash());
        assertThat(derived.hash()).isNotEqualTo(receipts.key(receipts.next()).hash());
        byte[] sealed = derived.key().seal("一", "here");
        assertThat(receipts.key(receipt).key().openText(sealed, "here")).isEqualTo("一");
        assertThatThrownBy(() -> DataKey.of(derived.hash()).open(sealed, "here"))
                .as("the half in the table opens nothing")
                .isInstanceOf(TamperedException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1234567812345678,1234567812345678",
        "1234 5678 1234 5678,1234567812345678",
        "1234-5678-1234-5678,1234567812345678",
        "\uFF11\uFF12\uFF13\uFF14567812345678,1234567812345678"
    })
    void receiptsAreReadAsPeopleTypeThem(String typed, String digits) {
        assertThat(receipts.read(typed)).contains(digits);
    }

    @ParameterizedTest
    @CsvSource({"123456781234567", "12345678123456789", "1234567812345abc", "''"})
    void whatCannotBeAReceiptIsNone(String typed) {
        assertThat(receipts.read(typed)).isEmpty();
    }

    @Test
    void passwordsAreKeptAsArgon2id() {
        String kept = passwords.hash("一二三四五六");
        assertThat(kept)
                .startsWith("$argon2id$v=19$m=%d,t=2,p=1$".formatted(config.argon2Kib()))
                .doesNotContain("一二三");
        assertThat(passwords.matches("一二三四五六", kept)).isTrue();
        assertThat(passwords.matches("一二三四五七", kept)).isFalse();
        assertThat(passwords.matches("nobody has this password", null)).isFalse();
    }

    @Test
    void aPasswordKeptAtAnotherCostStillMatches() {
        Argon2 costly = new Argon2(Duration.ofSeconds(5), Argon2.SITES_KIB, LaunchMode.NORMAL);
        assertThat(passwords.matches("一二三四五六", new Passwords(costly).hash("一二三四五六")))
                .isTrue();
    }
}
