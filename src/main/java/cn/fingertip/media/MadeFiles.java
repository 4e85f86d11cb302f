package cn.fingertip.media;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.KeyWrap;
import cn.fingertip.crypto.TamperedException;
import cn.fingertip.media.sealed.BrokenFileException;
import cn.fingertip.media.sealed.SealedStore;
import cn.fingertip.media.storage.StorageKey;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.UUID;

/** Keeps what is made of a claimed file beside its parts, under that file's own key: it goes and closes with the file. */
@ApplicationScoped
public class MadeFiles {
    private final UploadRepository uploads;
    private final SealedStore store;

    MadeFiles(UploadRepository uploads, SealedStore store) {
        this.uploads = uploads;
        this.store = store;
    }

    /**
     * @param keys that the file was claimed with
     * @return the file's own key, which seals what is made of it
     * @throws IOException where there is no such file, or these keys do not open it
     */
    public DataKey keyOf(UUID fileId, KeyWrap keys) throws IOException {
        try {
            return claimed(fileId).key(keys);
        } catch (TamperedException e) {
            throw new BrokenFileException("these keys do not open it", e);
        }
    }

    /**
     * Keeps {@code content} to its end.
     *
     * @throws IOException where the file is no more, or {@code content} cannot be kept; nothing is left then
     */
    public SealedStore.Stored keep(UUID fileId, DataKey key, InputStream content) throws IOException {
        return store.put(StorageKey.within(claimed(fileId).folder), content, key);
    }

    /** @return whether the file is still there, and stays so until the caller's transaction ends */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean lock(UUID fileId) {
        Upload upload = uploads.findById(fileId, LockModeType.PESSIMISTIC_WRITE);
        return upload != null && upload.owner != null && !upload.removed;
    }

    /** @return the plain content of what was kept, to be read from any place on */
    public SeekableByteChannel open(String storageKey, DataKey key) throws IOException {
        return store.channel(storageKey, key);
    }

    /** Removes what was kept. */
    public void remove(String storageKey) throws IOException {
        store.delete(storageKey);
    }

    private Upload claimed(UUID fileId) throws IOException {
        Upload upload = QuarkusTransaction.joiningExisting().call(() -> uploads.findById(fileId));
        if (upload == null || upload.owner == null) {
            throw new FileNotFoundException("no file of this id");
        }
        return upload;
    }
}
