package cn.fingertip.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KEM;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KeyPairsTest {
    private static final KeyPair PAIR = KeyPairs.next();

    @Property(tries = 200)
    void whatIsSealedOpensForItsHolderInItsPlaceOnly(@ForAll @Size(max = 200) byte[] plain, @ForAll String place) {
        byte[] sealed = KeyPairs.seal(PAIR.publicKey(), plain, place);
        assertThat(KeyPairs.open(PAIR, sealed, place)).isEqualTo(plain);
        assertThatThrownBy(() -> KeyPairs.open(PAIR, sealed, place + "x")).isInstanceOf(TamperedException.class);
        assertThatThrownBy(() -> KeyPairs.open(KeyPairs.next(), sealed, place)).isInstanceOf(TamperedException.class);
    }

    @Property(tries = 20)
    void anyChangedBitIsFoundOut(@ForAll @Size(min = 1, max = 40) byte[] plain, @ForAll @IntRange(max = 6) int bit) {
        byte[] sealed = KeyPairs.seal(PAIR.publicKey(), plain, "here");
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= (byte) (1 << bit);
            assertThatThrownBy(() -> KeyPairs.open(PAIR, altered, "here")).isInstanceOf(TamperedException.class);
        }
    }

    @Test
    void whatIsTooShortIsFoundOut() {
        for (int length = 0; length < 48; length++) {
            byte[] few = new byte[length];
            assertThatThrownBy(() -> KeyPairs.open(PAIR, few, "here")).isInstanceOf(TamperedException.class);
        }
    }

    /** RFC 7748, section 6.1: Alice's pair. */
    @Test
    void thePublicKeyIsThatOfTheStandard() {
        HexFormat hex = HexFormat.of();
        byte[] alice = hex.parseHex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
        assertThat(hex.formatHex(KeyPairs.of(alice).publicKey()))
                .isEqualTo("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
    }

    /** The same thing done by other hands: the JDK's KEM and cipher, and RFC 9180's key schedule written out here. */
    @Test
    void itIsTheHpkeOfTheStandard() throws GeneralSecurityException {
        byte[] plain = "一把钥匙".getBytes(StandardCharsets.UTF_8);
        byte[] sealed = KeyPairs.seal(PAIR.publicKey(), plain, "report.key:1");
        PrivateKey privateKey = KeyFactory.getInstance("X25519")
                .generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, PAIR.privateKey()));
        SecretKey shared = KEM.getInstance("DHKEM").newDecapsulator(privateKey).decapsulate(Arrays.copyOf(sealed, 32));
        byte[] suite = concat(ascii("HPKE"), new byte[] {0, 0x20, 0, 1, 0, 2});
        byte[] context = concat(
                new byte[] {0},
                extract(suite, new byte[0], "psk_id_hash", new byte[0]),
                extract(suite, new byte[0], "info_hash", "report.key:1".getBytes(StandardCharsets.UTF_8)));
        byte[] secret = extract(suite, shared.getEncoded(), "secret", new byte[0]);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(expand(suite, secret, "key", context, 32), "AES"),
                new GCMParameterSpec(128, expand(suite, secret, "base_nonce", context, 12)));
        assertThat(cipher.doFinal(sealed, 32, sealed.length - 32)).isEqualTo(plain);
    }

    @Test
    void aReportsKeyIsAKeyForItsFiles() {
        DataKey report = DataKey.fresh();
        DataKey file = DataKey.fresh();
        byte[] wrapped = file.wrappedBy(report, "media.upload:1");
        byte[] sealed = file.seal("内容", "frame");
        DataKey opened = DataKey.unwrap(report, wrapped, "media.upload:1");
        assertThat(opened.openText(sealed, "frame")).isEqualTo("内容");
        assertThatThrownBy(() -> DataKey.unwrap(report, wrapped, "media.upload:2"))
                .isInstanceOf(TamperedException.class);
        byte[] forPerson = file.wrappedFor(PAIR.publicKey(), "k");
        assertThat(DataKey.unwrap(PAIR, forPerson, "k").openText(sealed, "frame"))
                .isEqualTo("内容");
        assertThatThrownBy(file::wrapped).isInstanceOf(IllegalStateException.class);
    }

    private static byte[] extract(byte[] suite, byte[] salt, String label, byte[] material)
            throws GeneralSecurityException {
        return mac(salt.length == 0 ? new byte[32] : salt, ascii("HPKE-v1"), suite, ascii(label), material);
    }

    private static byte[] expand(byte[] suite, byte[] secret, String label, byte[] info, int length)
            throws GeneralSecurityException {
        byte[] labelled = concat(new byte[] {0, (byte) length}, ascii("HPKE-v1"), suite, ascii(label), info);
        return Arrays.copyOf(mac(secret, labelled, new byte[] {1}), length);
    }

    private static byte[] mac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(concat(parts));
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
