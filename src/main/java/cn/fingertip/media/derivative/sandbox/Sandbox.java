package cn.fingertip.media.derivative.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Runs a program on one bench. It never sees our environment; its processor time, memory and output end where they are
 * told to, and with bubblewrap it has no network, no other process and no file but the system's programs and its bench.
 */
@ApplicationScoped
public class Sandbox {
    /** What holds a program back. */
    public enum Kind {
        /** Name spaces of its own, and the limits. */
        BUBBLEWRAP,
        /** Limits of processor time, memory and output only: the system does not let us make name spaces. */
        LIMITS,
        /** Nothing; then no program is run. */
        NONE
    }

    private static final Logger LOG = Logger.getLogger(Sandbox.class);
    private static final int HEARD = 64 * 1024;
    private static final int OPEN_FILES = 64;
    /** A program that waits for what never comes uses no processor time. */
    private static final int PATIENCE = 3;

    private static final int SPARE_SECONDS = 30;

    /** What a shell says of a program that was killed (128 and the signal). */
    private static final int KILLED = 137;

    /** Less is left only where the bench is full. */
    private static final long LITTLE = 1 << 20;

    /** What must be here; tells whether it is worth to try again. */
    private record Means(boolean limits, boolean nameSpaces, boolean memory) {}

    private final Benches benches;
    private final Programs programs;
    private final Bubblewrap bubblewrap;
    private final DerivativeConfig config;
    private Means means;
    private Kind kind;

    public Sandbox(Benches benches, Programs programs, DerivativeConfig config) {
        this.benches = benches;
        this.programs = programs;
        this.bubblewrap = new Bubblewrap(programs);
        this.config = config;
    }

    /** @return what works here; found out by trying a program that starts another, again only when programs come or go */
    public synchronized Kind kind() {
        Means now = new Means(
                programs.find(Program.PRLIMIT).isPresent(),
                programs.find(Program.BUBBLEWRAP).isPresent(),
                benches.inMemory());
        if (!now.equals(means)) {
            kind = tried(now);
            means = now;
            LOG.infof("programs that read media run in: %s", kind);
        }
        return kind;
    }

    private Kind tried(Means now) {
        if (!now.limits() || !now.memory()) {
            return Kind.NONE;
        }
        if (now.nameSpaces()) {
            try (Bench bench = benches.setUp(0)) {
                if (run(Kind.BUBBLEWRAP, bench, 2, Program.TIMEOUT, List.of("2", "true"))
                                .exit()
                        == 0) {
                    return Kind.BUBBLEWRAP;
                }
            } catch (IOException e) {
                LOG.debug("bubblewrap does not work here", e);
            }
        }
        return Kind.LIMITS;
    }

    /**
     * Runs a program to its end.
     *
     * @param bench its working folder; it may write in {@link Bench#OUT} only
     * @param cpuSeconds of processor time, after which it is killed; three times as long by the clock, and half a minute
     * @throws IOException where it could not be run here, or was ended for what is no fault of the file: the clock, the
     *     memory of the machine, a full bench
     */
    public Ended run(Bench bench, int cpuSeconds, Program program, List<String> arguments) throws IOException {
        return run(kind(), bench, cpuSeconds, program, arguments);
    }

    private Ended run(Kind with, Bench bench, int cpuSeconds, Program program, List<String> arguments)
            throws IOException {
        if (with == Kind.NONE) {
            throw new IOException("there is nothing here to hold a program back");
        }
        List<String> command = new ArrayList<>(limits(cpuSeconds));
        if (with == Kind.BUBBLEWRAP) {
            command.addAll(bubblewrap.command(bench, program));
        } else {
            command.add(programs.require(program).toString());
        }
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(bench.folder().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                // What it says of the file may quote the file.
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("LANG", "C.UTF-8");
        Process process = builder.start();
        Watch watch = new Watch(
                process,
                bench,
                (long) PATIENCE * cpuSeconds + SPARE_SECONDS,
                config.output().asLongValue());
        try (InputStream out = process.getInputStream()) {
            Thread watching = Thread.ofVirtual().start(watch);
            byte[] said = out.readNBytes(HEARD);
            out.transferTo(OutputStream.nullOutputStream());
            int exit = process.waitFor();
            watching.interrupt();
            watching.join();
            return ended(bench, watch, exit, said, cpuSeconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a program ran", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Ended ended(Bench bench, Watch watch, int exit, byte[] said, int cpuSeconds) throws IOException {
        if (watch.tooMuch()) {
            return new Ended(KILLED, said, false);
        }
        if (watch.late()) {
            throw new IOException("a program that reads media did not get the processor time it may take");
        }
        if (exit != 0 && Files.getFileStore(bench.folder()).getUsableSpace() < LITTLE) {
            throw new IOException("the bench for media is full");
        }
        boolean outOfTime = exit == KILLED && watch.spent(cpuSeconds);
        if (exit == KILLED && !outOfTime) {
            throw new IOException("a program that reads media was killed, by want of memory it seems");
        }
        return new Ended(exit, said, outOfTime);
    }

    private List<String> limits(int cpuSeconds) throws IOException {
        return List.of(
                programs.require(Program.PRLIMIT).toString(),
                "--cpu=" + cpuSeconds,
                "--as=" + config.memory().asLongValue(),
                "--fsize=" + config.output().asLongValue(),
                "--nofile=" + OPEN_FILES,
                "--core=0",
                "--",
                "/usr/bin/nice",
                "-n19");
    }
}
