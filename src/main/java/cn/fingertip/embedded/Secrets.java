package cn.fingertip.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Keys made for this machine, kept beside the data that is sealed with them. */
final class Secrets {

    private static final int KEY_BYTES = 32;

    private Secrets() {}

    /**
     * Reads the keys, or makes them on the first start.
     *
     * @param file a properties file
     * @return settings by property name
     */
    static Map<String, String> in(Path file) throws IOException, JoseException {
        var kept = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            }
        } else {
            kept.putAll(make());
            write(kept, file);
        }
        var settings = new TreeMap<String, String>();
        kept.stringPropertyNames().forEach(name -> settings.put(name, kept.getProperty(name)));
        return settings;
    }

    private static Map<String, String> make() throws JoseException {
        var signing = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        signing.setKeyId("dev-1");
        return Map.of(
                "fingertip.crypto.sealing-keys",
                "k1:" + key(),
                "fingertip.crypto.index-key",
                key(),
                "fingertip.crypto.receipt-key",
                key(),
                "fingertip.token.signing-key",
                signing.toJson(OutputControlLevel.INCLUDE_PRIVATE),
                "wx.miniapp.appid",
                "wx-dev-0001",
                "wx.miniapp.secret",
                "wx-dev-secret-0001");
    }

    private static String key() {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Whole or not at all: half a file would lose the keys of the data beside it. */
    private static void write(Properties kept, Path file) throws IOException {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        try (var writer = Files.newBufferedWriter(draft)) {
            kept.store(writer, null);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
