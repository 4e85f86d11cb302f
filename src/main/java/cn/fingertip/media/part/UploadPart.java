package cn.fingertip.media.part;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A stretch of an upload that is on the disk for good; it never changes. */
@Entity
@Table(name = "upload_part")
public class UploadPart {
    @Id
    String storageKey;

    UUID uploadId;

    /** Plain offset in the upload. */
    long startsAt;

    /** Plain length. */
    long bytes;

    /** For Hibernate. */
    protected UploadPart() {}

    /** @param startsAt plain offset in the upload; {@code bytes} is its plain length */
    public static UploadPart of(String storageKey, UUID uploadId, long startsAt, long bytes) {
        UploadPart part = new UploadPart();
        part.storageKey = storageKey;
        part.uploadId = uploadId;
        part.startsAt = startsAt;
        part.bytes = bytes;
        return part;
    }

    /** @return by what the storage knows it */
    public String storageKey() {
        return storageKey;
    }

    /** @return plain offset in the upload */
    public long startsAt() {
        return startsAt;
    }

    /** @return plain length */
    public long bytes() {
        return bytes;
    }

    /** What the frames of a part that starts there are bound to: this upload, this place. */
    static String object(UUID uploadId, long startsAt) {
        return uploadId + "+" + startsAt;
    }
}
