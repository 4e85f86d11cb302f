package cn.fingertip.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a test of trust has measured, for {@code docs/trust.md}. */
public final class Figures {
    private static final Path FILE = Path.of("target", "trust-figures.txt");

    private Figures() {}

    /** Adds one line to {@code target/trust-figures.txt}. */
    public static void note(String line) throws IOException {
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
