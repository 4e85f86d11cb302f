package cn.fingertip.media.derivative.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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

    /** How the names of this process's folders begin. */
    private static final String PROCESS = process();

    private final DerivativeConfig config;
    private Path ours;

    public Benches(DerivativeConfig config) {
        this.config = config;
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

    /** Of processes that are no more; in a container the next one has the same number, and began at another time. */
    private static List<Path> leftBehind(Path all) throws IOException {
        try (Stream<Path> found = Files.list(all)) {
            return found.filter(folder -> {
                        String name = folder.getFileName().toString();
                        long pid = pid(name);
                        return pid == ProcessHandle.current().pid()
                                ? !name.startsWith(PROCESS)
                                : pid > 0 && ProcessHandle.of(pid).isEmpty();
                    })
                    .toList();
        }
    }

    private static String process() {
        ProcessHandle process = ProcessHandle.current();
        return process.pid() + "-"
                + process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli() + "-";
    }

    private static long pid(String name) {
        try {
            return Long.parseLong(name.substring(0, Math.max(0, name.indexOf('-'))));
        } catch (NumberFormatException notOurs) {
            return -1;
        }
    }
}
