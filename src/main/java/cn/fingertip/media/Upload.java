package cn.fingertip.media;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.Sealer;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A file on its way in, or arrived. The name in its URL is a capability; only that name's hash is kept. */
@Entity
@Table(name = "upload")
class Upload {
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

    String owner;

    Integer place;

    /** For Hibernate. */
    protected Upload() {}

    /** A new one, nothing received. */
    static Upload begin(UUID id, byte[] capability, DataKey key, Long length, Instant expiresAt) {
        Upload upload = new Upload();
        upload.id = id;
        upload.capability = capability;
        upload.folder = StorageKey.next();
        upload.wrappedKey = key.wrapped();
        upload.length = length;
        upload.expiresAt = expiresAt;
        return upload;
    }

    /** What the key of this upload is bound to. */
    static String keyContext(UUID id) {
        return "media.upload:" + id;
    }

    DataKey key(Sealer sealer) {
        return sealer.openDataKey(wrappedKey, keyContext(id));
    }

    boolean whole() {
        return length != null && received == length;
    }

    boolean expired(Instant now) {
        return owner == null && !expiresAt.isAfter(now);
    }

    UploadedFile asFile() {
        return new UploadedFile(id, owner, mediaType, length, sha256);
    }
}
