package cn.fingertip.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class FileFactsTest {
    @Test
    void everyAllowedKindIsKnownByItsContent() throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (Map.Entry<String, byte[]> file : SampleFiles.allowed().entrySet()) {
            String detected =
                    FileFacts.of(new ByteArrayInputStream(file.getValue())).mediaType();
            all.assertThat(FileKind.of(detected))
                    .as(file.getKey() + " seen as " + detected)
                    .isPresent();
        }
        all.assertAll();
    }

    @Test
    void everythingElseIsNone() throws IOException {
        for (Map.Entry<String, byte[]> file : SampleFiles.refused().entrySet()) {
            String detected =
                    FileFacts.of(new ByteArrayInputStream(file.getValue())).mediaType();
            assertThat(FileKind.of(detected))
                    .as(file.getKey() + " seen as " + detected)
                    .isEmpty();
        }
    }
}
