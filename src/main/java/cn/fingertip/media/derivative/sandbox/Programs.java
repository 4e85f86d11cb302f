package cn.fingertip.media.derivative.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs of the system. They are looked for each time: what is installed later is used from then on. */
@ApplicationScoped
public class Programs {
    private final List<Path> folders;

    public Programs(DerivativeConfig config) {
        this.folders = config.programs().orElseGet(Programs::ofThePath);
    }

    private static List<Path> ofThePath() {
        return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
    }

    /** @return where it is, empty where the system does not have it */
    Optional<Path> find(Program program) {
        return program.commands().stream()
                .flatMap(command -> folders.stream().map(folder -> folder.resolve(command)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @throws IOException where the system does not have it, which says nothing of any file */
    Path require(Program program) throws IOException {
        return find(program).orElseThrow(() -> new IOException(program.command() + " is not installed"));
    }
}
