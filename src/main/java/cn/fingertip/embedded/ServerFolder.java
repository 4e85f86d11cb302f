package cn.fingertip.embedded;

import cn.fingertip.kernel.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * A data folder that one set of servers holds alone, by a lock the kernel drops when its process dies. A second run of
 * the same checkout takes the next number ({@code var/dev-2}); what a killed run left running on the folder is stopped
 * before anything starts.
 */
final class ServerFolder implements AutoCloseable {

    private static final String LOCK = "lock";
    private static final int MOST_RUNS = 20;
    /** A test folder younger than this may be about to be locked by its owner. */
    private static final Duration TOO_YOUNG_TO_REMOVE = Duration.ofMinutes(1);

    private final Kind kind;
    private final Path path;
    private final FileChannel channel;

    private ServerFolder(Kind kind, Path path, FileChannel channel) {
        this.kind = kind;
        this.path = path;
        this.channel = channel;
    }

    /**
     * Takes the first free folder of this kind.
     *
     * @param root the checkout
     */
    static ServerFolder open(Kind kind, Path root) throws IOException {
        var first = root.resolve(kind.folder).toAbsolutePath().normalize();
        if (!kind.isKept()) {
            removeLeftTestFolders(first.getParent());
            Files.createDirectories(first.getParent());
            return tryLock(kind, Files.createTempDirectory(first.getParent(), first.getFileName() + "-"));
        }
        for (var run : IntStream.rangeClosed(1, MOST_RUNS).toArray()) {
            var folder = tryLock(kind, run == 1 ? first : first.resolveSibling(first.getFileName() + "-" + run));
            if (folder != null) {
                folder.stopOrphans();
                return folder;
            }
        }
        throw new IOException(first + " and its " + (MOST_RUNS - 1) + " neighbours are all in use");
    }

    private static ServerFolder tryLock(Kind kind, Path path) throws IOException {
        Files.createDirectories(path);
        var channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return null;
        }
        return new ServerFolder(kind, path, channel);
    }

    private static void removeLeftTestFolders(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (Stream<Path> folders = Files.list(parent)) {
            for (var folder : folders.filter(ServerFolder::isOldEnough).toList()) {
                var left = tryLock(Kind.TEST, folder);
                if (left != null) {
                    left.stopOrphans();
                    left.close();
                }
            }
        }
    }

    private static boolean isOldEnough(Path folder) {
        try {
            var changed = Files.getLastModifiedTime(folder).toInstant();
            // There is no container here to ask for one.
            return changed.isBefore(new Clock().now().minus(TOO_YOUNG_TO_REMOVE));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stopOrphans() throws IOException {
        Orphans.stop(path.resolve(Postgres.PID_FILE), path);
        Orphans.stop(path.resolve(Redis.PID_FILE), path);
    }

    Path path() {
        return path;
    }

    Kind kind() {
        return kind;
    }

    /** @return whether the data outlives this run, so that writes must survive a crash */
    boolean isKept() {
        return kind.isKept();
    }

    /** Removes a folder that is not kept and frees the lock. */
    @Override
    public void close() throws IOException {
        if (!kind.isKept()) {
            FileUtils.deleteQuietly(path.toFile());
        }
        channel.close();
    }
}
