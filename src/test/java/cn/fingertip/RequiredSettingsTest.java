package cn.fingertip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredSettingsTest {

    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @TempDir
    Path media;

    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void setAll() throws JoseException {
        var signing = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        signing.setKeyId("2026-11");
        settings.putAll(Map.of(
                "FINGERTIP_DATABASE_URL",
                "jdbc:postgresql://db:5432/fingertip",
                "FINGERTIP_DATABASE_USER",
                "fingertip",
                "FINGERTIP_DATABASE_PASSWORD",
                "secret",
                "FINGERTIP_REDIS_URL",
                "rediss://:secret@redis:6380",
                "FINGERTIP_SEALING_KEYS",
                "k2:" + KEY + ", k1:" + KEY,
                "FINGERTIP_INDEX_KEY",
                KEY,
                "FINGERTIP_RECEIPT_KEY",
                KEY,
                "FINGERTIP_TOKEN_SIGNING_KEY",
                signing.toJson(OutputControlLevel.INCLUDE_PRIVATE)));
        settings.putAll(Map.of(
                "FINGERTIP_MEDIA_FOLDER", media.toString(), "WX_MINIAPP_APPID", "wx1", "WX_MINIAPP_SECRET", "s"));
    }

    @Test
    void nothingIsWrongWhenAllAreSet() {
        assertThat(RequiredSettings.faults(settings::get)).isEmpty();
    }

    @Test
    void anObjectStoreMustBeNamedWhereOneIsChosen() {
        settings.put("FINGERTIP_MEDIA_STORAGE", "s3");
        settings.put("FINGERTIP_MEDIA_S3_ENDPOINT", "minio:9000");
        assertThat(RequiredSettings.faults(settings::get))
                .hasSize(4)
                .anyMatch(fault -> fault.contains("FINGERTIP_MEDIA_S3_ENDPOINT（写错"))
                .anyMatch(fault -> fault.contains("FINGERTIP_MEDIA_S3_BUCKET（缺少"))
                .noneMatch(fault -> fault.contains("minio"));
        settings.putAll(Map.of(
                "FINGERTIP_MEDIA_S3_ENDPOINT",
                "http://minio:9000",
                "FINGERTIP_MEDIA_S3_BUCKET",
                "fingertip",
                "FINGERTIP_MEDIA_S3_KEY",
                "k",
                "FINGERTIP_MEDIA_S3_SECRET",
                "s"));
        assertThat(RequiredSettings.faults(settings::get)).isEmpty();
    }

    @Test
    void everyMissingOneIsNamedAtOnceWithItsPurpose() {
        var faults = RequiredSettings.faults(name -> null);

        assertThat(faults).hasSize(settings.size()).allMatch(line -> line.contains("缺少 missing"));
        assertThat(settings.keySet())
                .allSatisfy(
                        name -> assertThat(faults).anyMatch(line -> line.contains(name + "（") && line.contains(" · ")));
        assertThat(RequiredSettings.refusal(faults)).contains("11 项", "11 settings");
    }

    @ParameterizedTest
    @CsvSource({
        "FINGERTIP_DATABASE_URL, postgres://db/fingertip",
        "FINGERTIP_REDIS_URL, redis:6379",
        "FINGERTIP_SEALING_KEYS, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "FINGERTIP_SEALING_KEYS, k1:AAAA",
        "FINGERTIP_SEALING_KEYS, 'k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,'",
        "FINGERTIP_INDEX_KEY, not base64",
        "FINGERTIP_RECEIPT_KEY, AAAAAAAAAAAAAAAAAAAAAA==",
        "FINGERTIP_TOKEN_SIGNING_KEY, not json",
        "FINGERTIP_TOKEN_SIGNING_KEY, '{\"kty\":\"oct\",\"k\":\"AAAA\",\"kid\":\"a\"}'",
        "FINGERTIP_MEDIA_FOLDER, /no/such/folder",
    })
    void aMalformedOneIsNamedAndItsValueIsNot(String name, String value) {
        settings.put(name, value);

        assertThat(RequiredSettings.faults(settings::get))
                .singleElement()
                .asString()
                .contains(name + "（写错 malformed）")
                .doesNotContain(value);
    }

    @Test
    void aPublicSigningKeySignsNothing() throws JoseException {
        var signing = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        signing.setKeyId("2026-11");
        settings.put("FINGERTIP_TOKEN_SIGNING_KEY", signing.toJson(OutputControlLevel.PUBLIC_ONLY));

        assertThat(RequiredSettings.faults(settings::get))
                .singleElement()
                .asString()
                .contains("malformed");
    }
}
