package cn.fingertip.media.part;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.media.sealed.SealedOutput;
import cn.fingertip.media.storage.Storage;
import cn.fingertip.media.storage.StorageKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Seals what one request sends into parts; whatever it was not asked to hand over is removed when it closes. */
public final class PartWriter implements AutoCloseable {
    /** Plain bytes of a part at most: so much is lost when the server dies in the middle of a long request. */
    public static final long LARGEST = 8L * 1024 * 1024;

    private static final Logger LOG = Logger.getLogger(PartWriter.class);

    private final Storage storage;
    private final Supplier<DataKey> keys;
    private final UUID uploadId;
    private final String folder;
    private final List<UploadPart> finished = new ArrayList<>();
    private long end;
    private long startsAt;
    private String currentKey;
    private SealedOutput current;
    private DataKey key;

    /**
     * @param keys gives the upload's key, once there is something to seal
     * @param folder storage name that all parts of the upload share
     * @param offset plain offset of the first byte that is written
     */
    public PartWriter(Storage storage, Supplier<DataKey> keys, UUID uploadId, String folder, long offset) {
        this.storage = storage;
        this.keys = keys;
        this.uploadId = uploadId;
        this.folder = folder;
        this.end = offset;
    }

    /** @return plain offset after the last byte written */
    public long end() {
        return end;
    }

    /** @return whether it is time to {@link #finish} */
    public boolean full() {
        return current != null && current.bytes() >= LARGEST;
    }

    /** Seals {@code length} bytes more. */
    public void write(byte[] bytes, int length) throws IOException {
        if (current == null) {
            key = key == null ? keys.get() : key;
            currentKey = StorageKey.within(folder);
            startsAt = end;
            current = new SealedOutput(storage.create(currentKey), key, UploadPart.object(uploadId, startsAt));
        }
        current.write(bytes, 0, length);
        end += length;
    }

    /** Brings the current part onto the disk. */
    public void finish() throws IOException {
        if (current != null) {
            current.close();
            finished.add(UploadPart.of(currentKey, uploadId, startsAt, end - startsAt));
            current = null;
        }
    }

    /** @return the finished parts, which are the caller's from now on */
    public List<UploadPart> handOver() {
        List<UploadPart> parts = List.copyOf(finished);
        finished.clear();
        return parts;
    }

    @Override
    public void close() {
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                LOG.debug("a part that is thrown away could not be closed", e);
            }
            remove(currentKey);
        }
        finished.forEach(part -> remove(part.storageKey));
    }

    /** Removes what was finished; what stays behind is sealed, known to nobody, and goes with its upload. */
    public void remove(String storageKey) {
        try {
            storage.delete(storageKey);
        } catch (IOException e) {
            LOG.warn("a part that is thrown away could not be removed", e);
        }
    }
}
