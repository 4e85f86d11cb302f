package cn.fingertip.media.tus;

import java.io.InputStream;

/**
 * What one request wants to add to an upload.
 *
 * @param offset where it begins, as the client sees it
 * @param announced bytes by Content-Length, -1 where the client did not say
 * @param uploadLength the whole upload's length where the client tells it only now, else null
 * @param checksum of this chunk, null where the client sent none
 * @param body the bytes, read once and never kept whole
 */
record Chunk(long offset, long announced, Long uploadLength, Checksum checksum, InputStream body) {
    /**
     * @param length of the upload, null where it is not known
     * @return where the upload ends at the latest, given that no file is longer than {@code largest}
     */
    long end(Long length, long largest) {
        if (length != null) {
            return length;
        }
        return uploadLength != null ? uploadLength : largest;
    }

    /**
     * @return bytes that may come: those that are announced, else all that the upload has room for. Who does not say could
     *     otherwise send any number without being counted.
     */
    long expected(Long length, long largest) {
        long rest = Math.max(0, end(length, largest) - offset);
        return announced < 0 ? rest : Math.min(announced, rest);
    }

    /** Whether what has come so far may be kept before all has come: nothing can be refused any more. */
    boolean keepsAsItComes() {
        return checksum == null && announced >= 0;
    }
}
