package cn.fingertip.media.derivative.maker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Programs that tests use; {@code .ci/run} names the packages of those that are missing. */
public final class Tools {
    private Tools() {}

    /** @return what the program printed; it must end well */
    static String run(Path folder, String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor()).as("%s%n%s", List.of(command), said).isZero();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(command[0] + " is needed; .ci/run installs it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @return every tag that exiftool finds, embedded ones too, as {@code Group:Tag} → value */
    public static Map<String, String> tags(Path folder, byte[] content) {
        try {
            Path file = Files.write(Files.createTempFile(folder, "seen-", ""), content);
            JsonNode found = new ObjectMapper()
                    .readTree(new ByteArrayInputStream(run(
                                    folder,
                                    "exiftool",
                                    "-j",
                                    "-a",
                                    "-u",
                                    "-U",
                                    "-ee",
                                    "-G1",
                                    file.getFileName().toString())
                            .getBytes()));
            Map<String, String> tags = new TreeMap<>();
            found.get(0)
                    .properties()
                    .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
            return tags;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
