package cn.fingertip.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The client of {@code miniapp-contract}, built in a copy of its own, so that a build of that side at the same time is
 * not disturbed.
 */
final class BuiltClient {
    private static final Path CONTRACT = Path.of("miniapp-contract");
    private static final Path COPY = Path.of("target", "contract");
    private static final int PATIENCE = 120;

    private BuiltClient() {}

    /** Whether Node.js and npm are there; a machine that builds only the Java side may have none. */
    static boolean canBeBuilt() {
        return Stream.of("node", "npm").allMatch(command -> {
            try {
                return new ProcessBuilder(command, "--version")
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
            } catch (IOException absent) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        });
    }

    /** Builds it and runs a script of {@code journeys}; @return the last line it printed */
    static String run(String script, String argument) throws IOException, InterruptedException {
        boolean installed = Files.exists(COPY.resolve("node_modules"))
                && Files.mismatch(CONTRACT.resolve("package-lock.json"), COPY.resolve("package-lock.json")) < 0;
        copy();
        if (!installed) {
            command(COPY, "npm", "ci", "-w", "client", "--ignore-scripts", "--no-audit", "--no-fund");
        }
        command(COPY, "npm", "run", "build:quick", "-w", "client");
        List<String> lines = command(COPY.resolve("client/journeys"), "node", script, argument);
        return lines.getLast();
    }

    private static void copy() throws IOException {
        // Of the others what makes them a workspace.
        try (Stream<Path> top = Files.walk(CONTRACT, 1);
                Stream<Path> client = Files.walk(CONTRACT.resolve("client"))) {
            Stream<Path> folders = Stream.of("mock", "miniprogram").map(CONTRACT::resolve);
            Stream<Path> files = Stream.of(top, client, folders.map(folder -> folder.resolve("package.json")))
                    .flatMap(some -> some);
            for (Path file : (Iterable<Path>) files.filter(BuiltClient::wanted)::iterator) {
                Path to = COPY.resolve(CONTRACT.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static boolean wanted(Path file) {
        String path = CONTRACT.relativize(file).toString().replace('\\', '/');
        return Files.isRegularFile(file) && !path.contains("node_modules/") && !path.startsWith("client/dist/");
    }

    private static List<String> command(Path folder, String... command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(COPY, "out", ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            boolean ended = process.waitFor(PATIENCE, TimeUnit.SECONDS);
            List<String> lines = Files.readAllLines(log);
            assertThat(ended && process.exitValue() == 0)
                    .as("%s %s: %s", command[0], command[1], String.join("\n", lines))
                    .isTrue();
            return lines;
        } finally {
            process.destroyForcibly();
            Files.delete(log);
        }
    }
}
