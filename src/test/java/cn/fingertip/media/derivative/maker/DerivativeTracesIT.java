package cn.fingertip.media.derivative.maker;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.media.derivative.sandbox.Bench;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What inspectors see carries no place, device or date: exiftool finds nothing in it but how to decode it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DerivativeTracesIT {
    /** Groups of tags that say how to decode a picture or film. */
    private static final Set<String> NEEDED =
            Set.of("SourceFile", "ExifTool", "System", "File", "JFIF", "Composite", "QuickTime", "Track1", "Track2");

    /** Tags of films that could tell something, were they not empty. */
    private static final Set<String> DATES = Set.of(
            "CreateDate", "ModifyDate", "TrackCreateDate", "TrackModifyDate", "MediaCreateDate", "MediaModifyDate");

    private final Workshop workshop = new Workshop();
    private Map<String, byte[]> samples;

    @TempDir
    private static Path folder;

    @BeforeAll
    void takePhotos() {
        samples = Samples.ofPhones(folder);
    }

    @AfterAll
    void close() throws IOException {
        workshop.close();
    }

    static List<String> kinds() {
        return List.of(
                "image/jpeg",
                "image/png",
                "image/webp",
                "image/gif",
                "image/heic",
                "video/mp4",
                "video/quicktime",
                "audio/mp4",
                "audio/mpeg",
                "audio/amr",
                "application/pdf");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void nothingIsCarriedOver(String kind) throws IOException {
        byte[] original = samples.get(kind);
        if (!kind.equals("audio/amr")) {
            assertThat(Tools.tags(folder, original).values())
                    .as("what was planted")
                    .anyMatch(value -> value.contains(Samples.CANARY));
        }
        Workshop.Result result = workshop.make(kind, original).orElseThrow();
        assertClean(result.view());
        if (kind.startsWith("audio/")) {
            assertThat(result.poster()).isNull();
            assertThat(result.made().mediaType()).isEqualTo("audio/mp4");
            assertThat(result.made().millis()).isBetween(1900L, 2200L);
        } else {
            assertClean(result.poster());
        }
        if (kind.startsWith("video/")) {
            assertThat(result.made().mediaType()).isEqualTo("video/mp4");
            assertThat(result.made().millis()).isBetween(1900L, 2200L);
            assertThat(Tools.tags(folder, result.view()))
                    .containsEntry("Track1:CompressorID", "avc1")
                    .containsEntry("Track2:AudioFormat", "mp4a");
            assertThat(new String(result.view(), 0, 64, StandardCharsets.ISO_8859_1))
                    .as("the index comes first")
                    .contains("moov");
        }
        if (kind.startsWith("image/")) {
            assertThat(List.of(result.made().width(), result.made().height())).containsExactly(640, 360);
        }
        if (kind.equals("application/pdf")) {
            assertThat(result.made().views()).hasSize(2);
            assertThat(result.made().pages()).isEqualTo(2);
        }
    }

    @Test
    void whatSimplePhonesMakeIsShown() throws IOException {
        Made sound =
                workshop.make("audio/amr", Samples.wideBand()).orElseThrow().made();
        assertThat(sound.millis()).isBetween(1900L, 2200L);
        Made film = workshop.make("video/mp4", Samples.film(folder, "film.3gp"))
                .orElseThrow()
                .made();
        assertThat(film.mediaType()).isEqualTo("video/mp4");
        assertThat(film.millis()).isBetween(1900L, 2200L);
    }

    @Test
    void aPhoneHeldUprightGivesAPictureThatStands() throws IOException {
        Made made = workshop.make("image/jpeg", Samples.jpeg(folder, 6))
                .orElseThrow()
                .made();
        assertThat(List.of(made.width(), made.height())).containsExactly(360, 640);
    }

    @Test
    void nothingIsLeftOnTheBench() throws IOException {
        workshop.make("image/jpeg", samples.get("image/jpeg"));
        try (Bench bench = workshop.benches.setUp(1)) {
            assertThat(bench.folder().getParent().toFile().list())
                    .containsExactly(bench.folder().getFileName().toString());
        }
    }

    private void assertClean(byte[] made) {
        Map<String, String> tags = Tools.tags(folder, made);
        Set<String> others = new TreeSet<>();
        tags.forEach((name, value) -> {
            String[] groupAndTag = name.split(":");
            boolean date = DATES.contains(groupAndTag[groupAndTag.length - 1]) && !value.startsWith("0000:00:00");
            boolean text = name.contains("Comment") || name.contains("Location") || name.contains("GPS");
            if (!NEEDED.contains(groupAndTag[0]) || date || text) {
                others.add(name + " = " + value);
            }
        });
        assertThat(others).isEmpty();
        assertThat(contains(made, Samples.CANARY)).isFalse();
        assertThat(contains(made, "Exif\0")).isFalse();
        assertThat(contains(made, "ICC_PROFILE")).isFalse();
        assertThat(contains(made, "http://ns.adobe.com")).isFalse();
        // The name of our encoder may stand there, with neither version nor settings.
        assertThat(contains(made, "Lavc5")).isFalse();
        assertThat(contains(made, "x264 - core")).isFalse();
    }

    private static boolean contains(byte[] content, String text) {
        byte[] sought = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at + sought.length <= content.length; at++) {
            if (Arrays.equals(content, at, at + sought.length, sought, 0, sought.length)) {
                return true;
            }
        }
        return false;
    }
}
