package cn.fingertip.media.storage;

import cn.fingertip.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Keeps some of the disk that uploads lie on free for everything else that lies there. Where that is reached no more bytes
 * are taken in; texts still are, and what arrived can be claimed and read.
 */
@ApplicationScoped
public class DiskReserve {
    /** Bytes of the disk. */
    record State(long usable, long reserved) {}

    private static final Logger LOG = Logger.getLogger(DiskReserve.class);
    private static final long USUAL = 1024L * 1024 * 1024;
    /** As often as expired uploads go. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final boolean onThisDisk;
    private final Path folder;
    private volatile Long reserve;

    DiskReserve(StorageConfig config) {
        this.onThisDisk = config.storage() == StorageConfig.Place.FOLDER;
        this.folder = config.folder().toAbsolutePath();
        this.reserve = config.reserve().orElse(null);
    }

    /**
     * @param more bytes that are about to come
     * @throws Problem 503 {@code uploads-disk-low} where less than the reserve would be left
     */
    public void require(long more) {
        if (state().filter(now -> now.usable() - more < now.reserved()).isPresent()) {
            throw Problem.unavailable(
                    "uploads-disk-low", "暂时无法上传", "服务器的存储空间不足,暂时不能上传文件,已收到的部分没有丢失。文字内容仍可提交,文件请过一段时间再传。", PATIENCE);
        }
    }

    /** @return empty where there is no bound, or it cannot be told how much is free */
    Optional<State> state() {
        if (!onThisDisk) {
            return Optional.empty();
        }
        try {
            FileStore disk = disk();
            return Optional.of(new State(disk.getUsableSpace(), reserve(disk)));
        } catch (IOException e) {
            LOG.warn("how much of the disk is free cannot be told; uploads are taken", e);
            return Optional.empty();
        }
    }

    /** Sets another reserve, null for the usual; package-private, for tests of a full disk. */
    void keep(Long bytes) {
        reserve = bytes;
    }

    private long reserve(FileStore disk) throws IOException {
        Long set = reserve;
        return set != null ? set : Math.min(USUAL, disk.getTotalSpace() / 10);
    }

    /** The folder is made with the first upload. */
    private FileStore disk() throws IOException {
        Path there = folder;
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        return Files.getFileStore(there);
    }
}
