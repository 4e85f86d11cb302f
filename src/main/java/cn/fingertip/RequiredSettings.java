package cn.fingertip;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;

/** What a production site must set before anything starts; each has no default that would be safe. */
final class RequiredSettings {

    private static final int KEY_BYTES = 32;

    private static final List<Setting> ALL = List.of(
            new Setting(
                    "FINGERTIP_DATABASE_URL",
                    "PostgreSQL 数据库地址，如 jdbc:postgresql://主机:5432/fingertip",
                    "PostgreSQL's JDBC address",
                    value -> value.startsWith("jdbc:postgresql:")),
            new Setting("FINGERTIP_DATABASE_USER", "数据库用户名", "database user", value -> true),
            new Setting("FINGERTIP_DATABASE_PASSWORD", "数据库密码", "database password", value -> true),
            new Setting(
                    "FINGERTIP_REDIS_URL",
                    "Redis 地址，如 redis://主机:6379",
                    "Redis address",
                    value -> value.matches("rediss?://.+")),
            new Setting(
                    "FINGERTIP_SEALING_KEYS",
                    "加密证件号、银行卡号等字段的密钥（举报另有各自的密钥）：编号:Base64（32 字节），多个用逗号分开，第一个用于新数据",
                    "keys that seal ID numbers, cards and other fields (reports have keys of their own): id:base64 of 32 bytes, comma between, the first seals",
                    RequiredSettings::areSealingKeys),
            new Setting(
                    "FINGERTIP_INDEX_KEY",
                    "证件号盲索引的密钥：Base64（32 字节）",
                    "key of the blind index of ID numbers: base64 of 32 bytes",
                    RequiredSettings::isKey),
            new Setting(
                    "FINGERTIP_RECEIPT_KEY",
                    "举报查询码的密钥：Base64（32 字节）",
                    "key of report receipts: base64 of 32 bytes",
                    RequiredSettings::isKey),
            new Setting(
                    "FINGERTIP_TOKEN_SIGNING_KEY",
                    "登录令牌的签名私钥：一行 JSON 的 EC P-256 JWK，带 kid",
                    "private key that signs access tokens: EC P-256 JWK with kid, as JSON",
                    RequiredSettings::isSigningKey),
            new Setting(
                    "FINGERTIP_MEDIA_FOLDER",
                    "保存照片和视频的文件夹，须已存在并可写",
                    "folder of uploaded photos and videos, existing and writable",
                    RequiredSettings::isWritableFolder),
            new Setting("WX_MINIAPP_APPID", "微信小程序 AppID", "appid of the WeChat mini-program", value -> true),
            new Setting("WX_MINIAPP_SECRET", "微信小程序 AppSecret", "its secret", value -> true));

    /** What is required besides where the site keeps its files in an object store. */
    private static final List<Setting> OF_AN_OBJECT_STORE = List.of(
            new Setting(
                    "FINGERTIP_MEDIA_S3_ENDPOINT",
                    "对象存储（S3）的地址，如 https://主机:9000",
                    "address of the object store",
                    value -> value.matches("https?://.+")),
            new Setting("FINGERTIP_MEDIA_S3_BUCKET", "对象存储的桶，须已存在", "its bucket, existing", value -> true),
            new Setting("FINGERTIP_MEDIA_S3_KEY", "对象存储的访问密钥编号", "id of its access key", value -> true),
            new Setting("FINGERTIP_MEDIA_S3_SECRET", "对象存储的访问密钥", "its secret", value -> true));

    private RequiredSettings() {}

    /**
     * A setting that is required.
     *
     * @param name of the environment variable
     * @param purpose in Chinese
     * @param english the same in short
     * @param wellFormed what a value that is present must hold
     */
    private record Setting(String name, String purpose, String english, Predicate<String> wellFormed) {

        /** @return the line that names it and what it is for; never the value, which may be a secret */
        Optional<String> fault(String value) {
            if (value == null || value.isBlank()) {
                return Optional.of(line("缺少 missing"));
            }
            return wellFormed.test(value.strip()) ? Optional.empty() : Optional.of(line("写错 malformed"));
        }

        private String line(String fault) {
            return "  %s（%s）%s · %s".formatted(name, fault, purpose, english);
        }
    }

    /**
     * Looks at every setting.
     *
     * @param values gives the value of a name, or null
     * @return one line for each that is missing or malformed, in the order they are documented; none when all are well
     */
    static List<String> faults(UnaryOperator<String> values) {
        boolean objectStore = "s3".equalsIgnoreCase(values.apply("FINGERTIP_MEDIA_STORAGE"));
        return Stream.concat(ALL.stream(), objectStore ? OF_AN_OBJECT_STORE.stream() : Stream.empty())
                .map(setting -> setting.fault(values.apply(setting.name())))
                .flatMap(Optional::stream)
                .toList();
    }

    /** @return what a person who runs the site reads when it does not start */
    static String refusal(List<String> faults) {
        return """
                指尖公开没有启动：%1$d 项设置缺少或写错，请用环境变量设好后再启动。
                Fingertip has not started: %1$d settings are missing or malformed; set them in the environment.
                %2$s""".formatted(faults.size(), String.join("\n", faults));
    }

    private static boolean areSealingKeys(String value) {
        return Stream.of(value.split(",", -1))
                .map(entry -> entry.strip().split(":", 2))
                .allMatch(entry -> entry.length == 2 && !entry[0].isBlank() && isKey(entry[1]));
    }

    private static boolean isKey(String value) {
        try {
            return Base64.getDecoder().decode(value.strip()).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isSigningKey(String value) {
        try {
            return JsonWebKey.Factory.newJwk(value) instanceof EllipticCurveJsonWebKey key
                    && key.getPrivateKey() != null
                    && key.getKeyId() != null
                    && "P-256".equals(key.getCurveName());
        } catch (JoseException | RuntimeException e) {
            return false;
        }
    }

    private static boolean isWritableFolder(String value) {
        try {
            var folder = Path.of(value);
            return Files.isDirectory(folder) && Files.isWritable(folder);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
