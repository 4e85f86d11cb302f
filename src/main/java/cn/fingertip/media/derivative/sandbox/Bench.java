package cn.fingertip.media.derivative.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where one file is worked on: the original, which programs may only read, and a folder for what they write. */
public record Bench(Path folder) implements AutoCloseable {
    /** Where the original lies, seen from {@link #folder}. */
    public static final String ORIGINAL = "original";

    /** Where programs may write, seen from {@link #folder}. */
    public static final String OUT = "out";

    static Bench at(Path folder) throws IOException {
        Files.createDirectory(folder, Benches.OURS_ALONE);
        Files.createDirectory(folder.resolve(OUT), Benches.OURS_ALONE);
        return new Bench(folder);
    }

    /** @return where the original lies */
    public Path original() {
        return folder.resolve(ORIGINAL);
    }

    /** @return what a program has written under this name */
    public Path out(String name) {
        return folder.resolve(OUT).resolve(name);
    }

    /** @return what programs have written whose names begin so, by name */
    public List<Path> written(String beginning) throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve(OUT))) {
            return all.filter(path -> path.getFileName().toString().startsWith(beginning))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        clear(folder);
    }

    static void clear(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            found.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.deleteIfExists(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
