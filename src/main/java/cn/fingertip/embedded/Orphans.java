package cn.fingertip.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Servers that outlived the process that started them, found by the pid files they keep. */
final class Orphans {

    private static final int SECONDS_TO_STOP = 10;

    private Orphans() {}

    /**
     * Stops the process that a pid file names, if it is alive and works in the folder (a pid is given again to others),
     * and removes the file.
     *
     * @param pidFile holds the process id on its first line
     * @param folder stands in the command line of a server that is ours
     */
    static void stop(Path pidFile, Path folder) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        var first = Files.readString(pidFile).lines().findFirst().orElse("").strip();
        if (first.matches("\\d{1,10}")) {
            var process = ProcessHandle.of(Long.parseLong(first));
            if (process.isPresent() && worksIn(folder, process.get())) {
                stop(process.get());
            }
        }
        Files.deleteIfExists(pidFile);
    }

    private static boolean worksIn(Path folder, ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(folder.toString());
    }

    private static void stop(ProcessHandle process) throws IOException {
        // SIGINT makes PostgreSQL stop without waiting for its clients, which SIGTERM would do; Redis takes it too.
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
        try {
            process.onExit().get(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while stopping process " + process.pid(), e);
        }
    }
}
