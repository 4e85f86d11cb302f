package cn.fingertip.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.lang.JoseException;

/** Tokens that must open nothing, made from a real one of a living session; each by its name. */
final class Forgeries {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String ES256 = "SHA256withECDSAinP1363Format";

    private final String[] real;
    private final Map<String, Object> claims;
    private final EllipticCurveJsonWebKey own;
    private final Map<String, String> made = new LinkedHashMap<>();

    private Forgeries(String token) throws Exception {
        real = token.split("\\.");
        claims = JSON.readValue(Base64.getUrlDecoder().decode(real[1]), new TypeReference<>() {});
        own = ownKey();
    }

    /** @param token the access token of a living session */
    static Map<String, String> of(String token) throws Exception {
        Forgeries forgeries = new Forgeries(token);
        forgeries.unsigned();
        forgeries.signedWithThePublicKey();
        forgeries.signedByOthers();
        forgeries.wrongClaims();
        forgeries.damaged();
        return forgeries.made;
    }

    /** Our own key over claims of the test's choice: what is right but for one thing. */
    static String signed(Map<String, Object> claims) throws Exception {
        EllipticCurveJsonWebKey own = ownKey();
        return token(Map.of("alg", "ES256", "kid", own.getKeyId()), claims, own.getEcPrivateKey(), ES256);
    }

    private static EllipticCurveJsonWebKey ownKey() throws JoseException {
        return (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(
                ConfigProvider.getConfig().getValue("fingertip.token.signing-key", String.class));
    }

    private void unsigned() throws Exception {
        for (String none : List.of("none", "None", "NONE", "nOnE")) {
            String head = part(Map.of("alg", none, "kid", own.getKeyId()));
            made.put("alg " + none, head + "." + real[1] + ".");
            made.put("alg " + none + " with the real signature", head + "." + real[1] + "." + real[2]);
        }
        made.put("alg none, no kid", part(Map.of("alg", "none")) + "." + real[1] + ".");
        made.put("no alg", part(Map.of("kid", own.getKeyId())) + "." + real[1] + "." + real[2]);
    }

    /** The classic confusion: what everybody may know, used as a shared secret. */
    private void signedWithThePublicKey() throws Exception {
        byte[] der = own.getECPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
        byte[] jwk = own.toJson(OutputControlLevel.PUBLIC_ONLY).getBytes(StandardCharsets.UTF_8);
        made.put("HS256 with the public key, DER", hmac("HS256", "HmacSHA256", der));
        made.put("HS256 with the public key, PEM", hmac("HS256", "HmacSHA256", pem.getBytes(StandardCharsets.UTF_8)));
        made.put("HS256 with the public key, JWK", hmac("HS256", "HmacSHA256", jwk));
        made.put("HS384 with the public key, DER", hmac("HS384", "HmacSHA384", der));
        made.put("HS512 with the public key, DER", hmac("HS512", "HmacSHA512", der));
        made.put("HS256 with one zero byte", hmac("HS256", "HmacSHA256", new byte[32]));
    }

    private void signedByOthers() throws Exception {
        KeyPair other = pair("EC", "secp256r1");
        KeyPair p384 = pair("EC", "secp384r1");
        KeyPair rsa = pair("RSA", null);
        KeyPair ed = pair("Ed25519", null);
        Map<String, Object> otherJwk =
                JsonWebKey.Factory.newJwk(other.getPublic()).toParams(OutputControlLevel.PUBLIC_ONLY);
        String kid = own.getKeyId();
        add("another key under our kid", Map.of("alg", "ES256", "kid", kid), other.getPrivate(), ES256);
        add("another key under its own kid", Map.of("alg", "ES256", "kid", "theirs"), other.getPrivate(), ES256);
        add("another key, no kid", Map.of("alg", "ES256"), other.getPrivate(), ES256);
        add("another key, sent along", Map.of("alg", "ES256", "kid", kid, "jwk", otherJwk), other.getPrivate(), ES256);
        add("another key, sent along alone", Map.of("alg", "ES256", "jwk", otherJwk), other.getPrivate(), ES256);
        add(
                "another key, to be fetched",
                Map.of("alg", "ES256", "kid", kid, "jku", "http://127.0.0.1:9/keys"),
                other.getPrivate(),
                ES256);
        add("kid that is a path", Map.of("alg", "ES256", "kid", "../../../../dev/null"), other.getPrivate(), ES256);
        add(
                "ES384 under our kid",
                Map.of("alg", "ES384", "kid", kid),
                p384.getPrivate(),
                "SHA384withECDSAinP1363Format");
        add("RS256 under our kid", Map.of("alg", "RS256", "kid", kid), rsa.getPrivate(), "SHA256withRSA");
        add("EdDSA under our kid", Map.of("alg", "EdDSA", "kid", kid), ed.getPrivate(), "Ed25519");
        add("our key, no kid", Map.of("alg", "ES256"), own.getEcPrivateKey(), ES256);
        add("our key, wrong kid", Map.of("alg", "ES256", "kid", kid + "x"), own.getEcPrivateKey(), ES256);
        add(
                "our key, a critical extension nobody knows",
                Map.of("alg", "ES256", "kid", kid, "crit", List.of("exp2"), "exp2", 1),
                own.getEcPrivateKey(),
                ES256);
        add("our key, DER signature", Map.of("alg", "ES256", "kid", kid), own.getEcPrivateKey(), "SHA256withECDSA");
        add("our key, alg ES512", Map.of("alg", "ES512", "kid", kid), own.getEcPrivateKey(), ES256);
    }

    private void wrongClaims() throws Exception {
        long now = ((Number) claims.get("iat")).longValue();
        with("expired a second ago", "exp", now - 1);
        with("expired yesterday", "exp", now - 86_400);
        with("expires as text", "exp", "never");
        with("no expiry", "exp", null);
        with("not valid before tomorrow", "nbf", now + 86_400);
        with("no time of issue", "iat", null);
        with("another issuer", "iss", "https://example.invalid");
        with("no issuer", "iss", null);
        with("another audience", "aud", "somebody-else");
        with("other audiences", "aud", List.of("a", "b"));
        with("no audience", "aud", null);
        with("no subject", "sub", null);
        with("another subject", "sub", UUID.randomUUID().toString());
        with("a subject that is no id", "sub", "admin");
        with("no session", "sid", null);
        with("a session that never was", "sid", UUID.randomUUID().toString());
        with("a session that is no id", "sid", "1 OR 1=1");
    }

    private void damaged() throws Exception {
        byte[] signature = Base64.getUrlDecoder().decode(real[2]);
        byte[] flipped = signature.clone();
        flipped[10] ^= 1;
        Map<String, Object> promoted = new LinkedHashMap<>(claims);
        promoted.put("groups", List.of("admin", "inspector"));
        String body = real[0] + "." + real[1] + ".";
        made.put("promoted under the real signature", real[0] + "." + part(promoted) + "." + real[2]);
        made.put("one bit of the signature", body + BASE64.encodeToString(flipped));
        made.put("signature of zeros", body + BASE64.encodeToString(new byte[64]));
        made.put("signature cut", body + BASE64.encodeToString(java.util.Arrays.copyOf(signature, 63)));
        made.put("signature empty", body);
        made.put("signature missing", real[0] + "." + real[1]);
        made.put("a fourth part", String.join(".", real) + ".x");
        made.put("five parts", String.join(".", real) + ".x.y");
        made.put("no base64", "%%%.%%%.%%%");
        made.put("no JSON", BASE64.encodeToString(new byte[] {1}) + "." + real[1] + "." + real[2]);
        made.put("three dots", "...");
        made.put("a word", "token");
    }

    private void with(String name, String claim, Object value) throws Exception {
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        changed.put(claim, value);
        if (value == null) {
            changed.remove(claim);
        }
        made.put(name, signed(changed));
    }

    private void add(String name, Map<String, Object> head, PrivateKey key, String algorithm) throws Exception {
        made.put(name, token(head, claims, key, algorithm));
    }

    private String hmac(String alg, String algorithm, byte[] secret) throws Exception {
        String body = part(Map.of("alg", alg, "kid", own.getKeyId())) + "." + real[1];
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(secret, algorithm));
        return body + "." + BASE64.encodeToString(mac.doFinal(body.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String token(Map<String, Object> head, Map<String, Object> claims, PrivateKey key, String algorithm)
            throws Exception {
        String body = part(head) + "." + part(claims);
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(body.getBytes(StandardCharsets.US_ASCII));
        return body + "." + BASE64.encodeToString(signature.sign());
    }

    private static String part(Map<String, Object> content) throws JsonProcessingException {
        return BASE64.encodeToString(JSON.writeValueAsBytes(content));
    }

    private static KeyPair pair(String algorithm, String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (curve != null) {
            generator.initialize(new ECGenParameterSpec(curve));
        }
        return generator.generateKeyPair();
    }
}
