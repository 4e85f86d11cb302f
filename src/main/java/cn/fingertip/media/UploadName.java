package cn.fingertip.media;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.Digests;
import cn.fingertip.crypto.KeyWrap;
import cn.fingertip.kernel.Ids;
import java.nio.charset.StandardCharsets;

/**
 * The secret name in an upload's URL. It finds the upload, and it alone opens its key until a report or wish claims it:
 * who holds the database, the disk and every setting of the site still lacks the name. 128 random bits, so that a plain
 * hash of it tells nothing.
 */
public record UploadName(String text) {
    /** @return a new one, which nobody can guess */
    public static UploadName next() {
        return new UploadName(Ids.hex());
    }

    /** What is kept of it, to find it again. */
    public byte[] capability() {
        return Digests.of("SHA-256").digest(bytes());
    }

    /** Keeps the upload's key and what its sender said about it. */
    public KeyWrap keys() {
        return DataKey.derived(bytes(), "media.upload");
    }

    private byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "an upload's secret name";
    }
}
