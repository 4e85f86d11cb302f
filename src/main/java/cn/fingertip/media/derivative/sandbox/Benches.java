package cn.fingertip.media.derivative.sandbox;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Sets up benches in memory. Originals are in the open there while they are worked on, so a folder on a disk will not do,
 * and what a killed process left is removed by the next one.
 */
@ApplicationScoped
public class Benches {
    static final FileAttribute<Set<PosixFilePermission>> OURS_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final Logger LOG = Logger.getLogger(Benches.class);
    private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");

    /** How the names of folders begin: number and start of their process, in milliseconds. */
    private static final Pattern PROCESSES = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})-.*");

    /** How those of this one begin. */
    private static final String PROCESS = process();

    /** When another process began is reckoned from the start of the machine, and that moves when its clock is set. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final DerivativeConfig config;
    private Path ours;

    public Benches(DerivativeConfig config) {
        this.config = config;
    }

    /** At once, not with the first file: what a killed server left in the open must not wait for one. */
    void begin(@Observes StartupEvent start) {
        try {
            ours();
        } catch (IOException e) {
            LOG.warn("what a killed server left on its bench could not be looked for", e);
        }
    }

    /** @return whether there is a folder in memory to work in */
    boolean inMemory() {
        try {
            return IN_MEMORY.contains(Files.getFileStore(ours()).type());
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("no bench for media", e);
            return false;
        }
    }

    /**
     * @param room bytes that will lie on it
     * @return a bench, nothing on it; to be closed
     * @throws IOException where there is no room for it in memory
     */
    public Bench setUp(long room) throws IOException {
        Path folder = ours();
        if (!inMemory()) {
            throw new IOException("the bench for media is not in memory");
        }
        if (Files.getFileStore(folder).getUsableSpace() < room) {
            throw new IOException("the bench for media has no room");
        }
        return Bench.at(folder.resolve(UUID.randomUUID().toString()));
    }

    /** Takes away what is left on benches of this process; after its end nobody works there. */
    public synchronized void clear() throws IOException {
        if (ours != null) {
            Bench.clear(ours);
            ours = null;
        }
    }

    private synchronized Path ours() throws IOException {
        if (ours == null) {
            Path all = config.bench();
            Files.createDirectories(all, OURS_ALONE);
            for (Path left : leftBehind(all)) {
                Bench.clear(left);
            }
            ours = Files.createDirectory(all.resolve(PROCESS + UUID.randomUUID()), OURS_ALONE);
        }
        return ours;
    }

    private static List<Path> leftBehind(Path all) throws IOException {
        try (Stream<Path> found = Files.list(all)) {
            return found.filter(folder -> isLeftBehind(folder.getFileName().toString()))
                    .toList();
        }
    }

    /** Of processes that are no more. Another may have their number by now, in a container the next server; it began later. */
    private static boolean isLeftBehind(String name) {
        Matcher process = PROCESSES.matcher(name);
        if (!process.matches()) {
            return false;
        }
        long pid = Long.parseLong(process.group(1));
        if (pid == ProcessHandle.current().pid()) {
            return !name.startsWith(PROCESS);
        }
        Instant began = Instant.ofEpochMilli(Long.parseLong(process.group(2)));
        return ProcessHandle.of(pid)
                .map(living -> living.info().startInstant().orElse(Instant.EPOCH))
                .filter(start -> Duration.between(began, start).abs().compareTo(TOLERANCE) <= 0)
                .isEmpty();
    }

    private static String process() {
        ProcessHandle process = ProcessHandle.current();
        return process.pid() + "-"
                + process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli() + "-";
    }
}
