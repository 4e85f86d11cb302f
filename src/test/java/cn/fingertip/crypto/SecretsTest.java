package cn.fingertip.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
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
        assertThat(kept).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("一二三");
        assertThat(passwords.matches("一二三四五六", kept)).isTrue();
        assertThat(passwords.matches("一二三四五七", kept)).isFalse();
        assertThat(passwords.matches("nobody has this password", null)).isFalse();
    }
}
