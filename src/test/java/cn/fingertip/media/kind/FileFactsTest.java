package cn.fingertip.media.kind;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.media.SampleFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class FileFactsTest {
    @Test
    void everyAllowedKindIsKnownByItsContent() {
        SoftAssertions all = new SoftAssertions();
        for (Map.Entry<String, byte[]> file : SampleFiles.allowed().entrySet()) {
            String detected = detected(file.getValue());
            all.assertThat(FileKind.of(detected))
                    .as(file.getKey() + " seen as " + detected)
                    .isPresent();
        }
        all.assertAll();
    }

    @Test
    void filmsOfPhonesAreNotTakenForQuickTime() {
        SoftAssertions all = new SoftAssertions();
        SampleFiles.allowed().forEach((what, content) -> {
            if (what.startsWith("mp4")) {
                all.assertThat(FileKind.of(detected(content))).as(what).contains(FileKind.MP4);
            } else if (what.startsWith("heic")) {
                all.assertThat(FileKind.of(detected(content))).as(what).contains(FileKind.HEIC);
            }
        });
        all.assertThat(FileKind.of(detected(SampleFiles.allowed().get("quicktime"))))
                .contains(FileKind.QUICKTIME);
        all.assertThat(FileKind.of(detected(SampleFiles.allowed().get("m4a")))).contains(FileKind.M4A);
        all.assertThat(FileKind.of(detected(SampleFiles.allowed().get("amr in wide band"))))
                .contains(FileKind.AMR);
        all.assertAll();
    }

    private static String detected(byte[] content) {
        try {
            return FileFacts.of(new ByteArrayInputStream(content)).mediaType();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everythingElseIsNone() {
        for (Map.Entry<String, byte[]> file : SampleFiles.refused().entrySet()) {
            String detected = detected(file.getValue());
            assertThat(FileKind.of(detected))
                    .as(file.getKey() + " seen as " + detected)
                    .isEmpty();
        }
    }
}
