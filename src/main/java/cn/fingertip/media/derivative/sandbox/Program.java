package cn.fingertip.media.derivative.sandbox;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of the system that are run; each is found by the name under which Debian installs it. */
public enum Program {
    FFMPEG("ffmpeg"),
    FFPROBE("ffprobe"),
    /** By its second name in newer releases of libheif. */
    HEIF_CONVERT("heif-convert", "heif-dec"),
    PDFTOPPM("pdftoppm"),
    PDFINFO("pdfinfo"),
    BUBBLEWRAP("bwrap"),
    PRLIMIT("prlimit"),
    TIMEOUT("timeout");

    private static final List<String> FOLDERS = Stream.of(
                    System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(File.pathSeparator))
            .filter(folder -> !folder.isEmpty())
            .toList();

    private final List<String> commands;

    Program(String... commands) {
        this.commands = List.of(commands);
    }

    /** @return its path, empty where the system does not have it */
    Optional<String> path() {
        return commands.stream()
                .flatMap(command -> FOLDERS.stream().map(folder -> Path.of(folder, command)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString);
    }

    String command() {
        return commands.getFirst();
    }
}
