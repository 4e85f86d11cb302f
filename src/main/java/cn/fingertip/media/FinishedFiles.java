package cn.fingertip.media;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.kernel.Problem;
import cn.fingertip.media.kind.FileFacts;
import cn.fingertip.media.part.PartsInput;
import cn.fingertip.media.part.UploadPart;
import cn.fingertip.media.part.UploadPartRepository;
import cn.fingertip.media.storage.Storage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The content behind uploads: read as one stream, described once it is whole, deleted for good. */
@ApplicationScoped
public class FinishedFiles {
    /** What a file is, where its digest is not at hand. */
    private interface Description {
        FileFacts of(InputStream content) throws IOException;
    }

    private static final Logger LOG = Logger.getLogger(FinishedFiles.class);

    private final UploadRepository uploads;
    private final UploadPartRepository parts;
    private final Storage storage;
    private final RunningDigests digests;

    FinishedFiles(UploadRepository uploads, UploadPartRepository parts, Storage storage, RunningDigests digests) {
        this.uploads = uploads;
        this.parts = parts;
        this.storage = storage;
        this.digests = digests;
    }

    /** @return the plain content, verified as it is read, its length in the end */
    InputStream open(Upload upload, DataKey key) {
        ClaimedFacts facts = upload.facts == null ? null : ClaimedFacts.open(upload.id, key, upload.facts);
        List<UploadPart> inOrder = facts == null || facts.parts().isEmpty()
                ? QuarkusTransaction.joiningExisting().call(() -> parts.of(upload.id))
                : facts.parts();
        return new PartsInput(storage, key, inOrder, facts == null ? upload.length : facts.bytes());
    }

    /** In the caller's transaction takes out of their table the parts of an upload that is claimed, to be sealed. */
    List<UploadPart> takeParts(Upload upload) {
        if (parts.count("uploadId", upload.id) > ClaimedFacts.MOST_PARTS) {
            return List.of();
        }
        List<UploadPart> taken = List.copyOf(parts.of(upload.id));
        parts.delete("uploadId", upload.id);
        return taken;
    }

    /** What is known at once of a whole upload: its kind by its first bytes, its digest where that is at hand, else null. */
    FileFacts factsAtHand(Upload upload, DataKey key) {
        return facts(upload, key, content -> FileFacts.of(null, content));
    }

    private FileFacts facts(Upload upload, DataKey key, Description otherwise) {
        try (InputStream content = open(upload, key)) {
            Optional<String> sha256 = digests.whole(upload.id, upload.length);
            return sha256.isPresent() ? FileFacts.of(sha256.get(), content) : otherwise.of(content);
        } catch (IOException e) {
            LOG.error("a finished upload cannot be read back", e);
            throw Problem.unavailable(
                    "upload-storage-failed", "暂时无法保存文件", "文件暂时无法读取。请稍后再试;仍不行请重新上传。", Duration.ofSeconds(30));
        }
    }

    /** Notes what a whole upload is; read back from the disk where its digest is not at hand. */
    public void describe(Upload upload, DataKey key) {
        FileFacts facts = facts(upload, key, FileFacts::of);
        QuarkusTransaction.requiringNew().run(() -> uploads.describe(upload.id, facts));
        digests.forget(upload.id);
    }

    /**
     * Deletes the files, then the row with their key, of an upload that is out of reach. May be repeated.
     *
     * @return whether they are gone
     */
    public boolean delete(Upload upload) {
        try {
            storage.delete(upload.folder);
        } catch (IOException e) {
            // The row stays, so that the next run of the expiry job tries again.
            LOG.warn("files of a removed upload could not be deleted yet", e);
            return false;
        }
        QuarkusTransaction.requiringNew().run(() -> uploads.deleteById(upload.id));
        return true;
    }
}
