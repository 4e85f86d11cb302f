package cn.fingertip.media;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.KeyWrap;
import cn.fingertip.kernel.Problem;
import cn.fingertip.media.kind.FileFacts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.persistence.LockModeType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * SHA-256 of files that were claimed before anybody had reckoned it: the server died after their last byte, or replicas
 * took bytes in turn. The text that came with one waits for no file to be read back, and no transaction does. Their keys
 * may lie nowhere but in memory: what is lost with the replica, or did not fit, is reckoned when somebody asks.
 */
@ApplicationScoped
class FileDigests {
    private static final Logger LOG = Logger.getLogger(FileDigests.class);
    private static final int MOST = 10_000;

    private final UploadRepository uploads;
    private final FinishedFiles files;
    private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();
    /** One at a time, since nobody waits for it; no virtual thread, for it would hold up those that wait for WeChat. */
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("file-digest").factory());

    FileDigests(UploadRepository uploads, FinishedFiles files) {
        this.uploads = uploads;
        this.files = files;
    }

    void claimed(@Observes(during = TransactionPhase.AFTER_SUCCESS) FilesClaimed claimed) {
        claimed.files().stream()
                .filter(file -> file.sha256() == null)
                .forEach(file -> begin(file.id(), claimed.keys()));
    }

    /**
     * @param keys that the file was claimed with
     * @return lower-case hexadecimal
     * @throws Problem 409 {@code file-preparing} while it is being reckoned
     */
    String of(UploadedFile file, KeyWrap keys) {
        if (file.sha256() == null) {
            begin(file.id(), keys);
            throw Problem.conflict("file-preparing", "正在生成", "正在计算原件的 SHA-256,请过几秒再取。");
        }
        return file.sha256();
    }

    private void begin(UUID file, KeyWrap keys) {
        if (waiting.size() < MOST && waiting.add(file)) {
            worker.execute(() -> {
                try {
                    reckon(file, keys);
                } catch (IOException | RuntimeException e) {
                    LOG.warn("a file could not be read back for its digest", e);
                } finally {
                    waiting.remove(file);
                }
            });
        }
    }

    private void reckon(UUID file, KeyWrap keys) throws IOException {
        Upload upload = QuarkusTransaction.requiringNew().call(() -> uploads.findById(file));
        if (upload == null || !upload.claimed()) {
            return;
        }
        DataKey key = upload.key(keys);
        String sha256;
        try (InputStream content = files.open(upload, key)) {
            sha256 = FileFacts.of(content).sha256();
        }
        QuarkusTransaction.requiringNew().run(() -> {
            Upload now = uploads.findById(file, LockModeType.PESSIMISTIC_WRITE);
            if (now != null && now.claimed()) {
                now.digested(key, sha256);
            }
        });
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }
}
