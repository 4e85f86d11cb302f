package cn.fingertip.media.tus;

import cn.fingertip.kernel.Problem;
import cn.fingertip.media.Upload;
import cn.fingertip.media.kind.FileFacts;
import cn.fingertip.media.kind.FileKind;
import java.io.ByteArrayOutputStream;

/**
 * Tells from the first bytes of a long file that no report or wish will take it, before hundreds of megabytes of it have
 * come from a village. A short one, or one whose first chunk is a few bytes, is told when it is claimed.
 */
final class FirstBytes {
    /** Below this many bytes the whole file has come as soon as an answer has gone back. */
    static final long LONG_FILE = 1024 * 1024;
    /** Every kind that is taken shows within them. */
    static final int ENOUGH = 4096;

    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private boolean told;

    FirstBytes(Upload upload, Chunk chunk) {
        Long length = upload.length() == null ? chunk.uploadLength() : upload.length();
        told = chunk.offset() > 0 || length == null || length < LONG_FILE;
    }

    /**
     * @param buffer what came next, from its beginning
     * @throws Problem 422 {@code upload-kind}; nothing of the chunk may be kept then
     */
    void add(byte[] buffer, int bytes) {
        if (told) {
            return;
        }
        head.write(buffer, 0, Math.min(bytes, ENOUGH - head.size()));
        if (head.size() == ENOUGH) {
            told = true;
            if (FileKind.of(FileFacts.mediaType(head.toByteArray())).isEmpty()) {
                throw FileKind.unsupported();
            }
        }
    }
}
