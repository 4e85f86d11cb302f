package cn.fingertip.media;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.TamperedException;
import cn.fingertip.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** An upload in the hands of somebody who knows its name. */
public record HeldUpload(Upload upload, UploadName name) {
    /** @throws Problem 404 {@code upload-not-found} where the name opens nothing: it was claimed, or begun long ago */
    public DataKey key() {
        try {
            return upload.key(name.keys());
        } catch (TamperedException e) {
            throw notFound();
        }
    }

    /**
     * What the sender may still ask for when the file is somebody's, for an answer may have been lost on the way: its
     * length, and what they said about it. It opens to who has the name, and its size tells neither.
     */
    byte[] forSender() {
        String told = upload.length + "\n" + Objects.requireNonNullElse(metadata(), "");
        return name.keys().wrap(ClaimedFacts.padded(told), senderContext());
    }

    /** Puts back what {@link #forSender} has kept, in this copy only. */
    public void recall() {
        if (upload.owner == null || upload.facts == null) {
            return;
        }
        try {
            byte[] opened = name.keys().unwrap(upload.metadata, senderContext());
            String[] told = new String(opened, StandardCharsets.UTF_8).strip().split("\n", 2);
            upload.length = Long.valueOf(told[0]);
            upload.received = upload.length;
            describedBy(told.length < 2 ? null : told[1]);
        } catch (TamperedException altered) {
            throw notFound();
        }
    }

    /**
     * Keeps what the client says about it. Under the name, not the data key: the sender may still ask for it when the file
     * is somebody's.
     *
     * @param header the checked header, null where there was none
     */
    public void describedBy(String header) {
        upload.metadata = header == null
                ? null
                : name.keys().wrap(header.getBytes(StandardCharsets.UTF_8), Upload.metadataContext(upload.id));
    }

    /** @return what the client sent as metadata, null where nothing */
    public String metadata() {
        if (upload.metadata == null) {
            return null;
        }
        try {
            byte[] header = name.keys().unwrap(upload.metadata, Upload.metadataContext(upload.id));
            return new String(header, StandardCharsets.UTF_8);
        } catch (TamperedException altered) {
            return null;
        }
    }

    private String senderContext() {
        return "media.upload.sender:" + upload.id;
    }

    /** @return 404 {@code upload-not-found} */
    public static Problem notFound() {
        return Problem.notFound("upload-not-found", "没有这个上传", "没有这个上传,它可能已被取消。请重新上传文件。");
    }
}
