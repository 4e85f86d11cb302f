package cn.fingertip.media;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.KeyWrap;
import cn.fingertip.media.storage.StorageKey;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A file on its way in, or arrived. The name in its URL is a capability; only that name's hash is kept. Its data key is
 * kept by that name ({@link UploadName}) until a report or wish claims it, then by the owner's keys.
 */
@Entity
@Table(name = "upload")
public class Upload {
    @Id
    UUID id;

    byte[] capability;

    /** Storage name that all its parts share, so that they can be removed together. */
    String folder;

    byte[] wrappedKey;

    /** Bytes in the end; null while the client has not said. */
    Long length;

    /** Bytes that are here for good. */
    long received;

    byte[] metadata;

    Instant expiresAt;

    /** Its files are being deleted; for everybody outside it is gone. */
    boolean removed;

    String sha256;

    String mediaType;

    /** Sealed {@link ClaimedFacts}; null until it is claimed, and of files claimed before there were any. */
    byte[] facts;

    String owner;

    Integer place;

    /** For Hibernate. */
    protected Upload() {}

    /** A new one, nothing received. */
    public static Upload begin(UUID id, UploadName name, Long length, Instant expiresAt) {
        Upload upload = new Upload();
        upload.id = id;
        upload.capability = name.capability();
        upload.folder = StorageKey.next();
        upload.wrappedKey = DataKey.fresh().wrappedBy(name.keys(), keyContext(id));
        upload.length = length;
        upload.expiresAt = expiresAt;
        return upload;
    }

    public UUID id() {
        return id;
    }

    /** @return the storage name that all its parts share */
    public String folder() {
        return folder;
    }

    /** @return bytes in the end; null while the client has not said */
    public Long length() {
        return length;
    }

    /** @return bytes that are here for good */
    public long received() {
        return received;
    }

    /** @return whether it is somebody's */
    public boolean claimed() {
        return owner != null;
    }

    /** @return of the plain content, lower-case hexadecimal; null before it is whole, and once it is claimed */
    public String sha256() {
        return sha256;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** Notes in this copy only when it expires from now on. */
    public void expiresAt(Instant until) {
        expiresAt = until;
    }

    /** Notes in this copy only how many bytes are here for good by now. */
    public void received(long bytes) {
        received = bytes;
    }

    /** What the key of this upload is bound to. */
    private static String keyContext(UUID id) {
        return "media.upload:" + id;
    }

    /** What the metadata of this upload is bound to. */
    static String metadataContext(UUID id) {
        return "media.upload.metadata:" + id;
    }

    /** From now on it is {@code owner}'s, who keeps its key; the name in its URL opens nothing any more. */
    void handOver(HeldUpload held, DataKey key, ClaimedFacts known, String newOwner, int placeAmong, KeyWrap keys) {
        owner = newOwner;
        place = placeAmong;
        wrappedKey = key.wrappedBy(keys, keyContext(id));
        facts = known.sealed(id, key);
        metadata = held.forSender();
        length = null;
        received = 0;
        sha256 = null;
        mediaType = null;
        // It told when the first byte came, and means nothing any more.
        expiresAt = Instant.EPOCH;
    }

    /** Adds to what is known of a claimed file what it took longer to reckon. */
    void digested(DataKey key, String sha) {
        facts = ClaimedFacts.open(id, key, facts).with(sha).sealed(id, key);
    }

    /** @param keys what keeps the key now: the name in the URL, or what claimed it */
    DataKey key(KeyWrap keys) {
        return DataKey.unwrap(keys, wrappedKey, keyContext(id));
    }

    /** @return whether all of it has come */
    public boolean whole() {
        return length != null && received == length;
    }

    /** @return whether its time is over and nobody has claimed it */
    public boolean expired(Instant now) {
        return owner == null && !expiresAt.isAfter(now);
    }

    /** @param keys that it was claimed with */
    UploadedFile asFile(KeyWrap keys) {
        if (facts == null) {
            return new UploadedFile(id, owner, mediaType, length, sha256);
        }
        ClaimedFacts known = ClaimedFacts.open(id, key(keys), facts);
        return new UploadedFile(
                id, owner, known.file().mediaType(), known.bytes(), known.file().sha256());
    }
}
