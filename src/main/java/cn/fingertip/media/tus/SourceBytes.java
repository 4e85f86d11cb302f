package cn.fingertip.media.tus;

import cn.fingertip.crypto.SourceThrottle;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.ToLongFunction;

/** How many bytes a source may send in a window, counted without keeping who that is ({@link SourceThrottle}). */
@ApplicationScoped
class SourceBytes {
    private static final String WHAT = "upload-bytes";

    private final SourceThrottle throttle;
    private final UploadRoom room;

    SourceBytes(SourceThrottle throttle, UploadRoom room) {
        this.throttle = throttle;
        this.room = room;
    }

    /**
     * Counts what a chunk announces before it is taken, so that many at once do not slip through together, and in the end
     * only what was kept of it: a phone whose line breaks does not pay for what never arrived.
     *
     * @param take keeps the chunk, and returns the upload's new end
     * @return the same
     * @throws cn.fingertip.kernel.Problem 429, and what {@code take} throws
     */
    long counted(String source, Chunk chunk, ToLongFunction<Chunk> take) {
        long announced = Math.max(0, chunk.announced());
        throttle.take(WHAT, source, announced, room.share());
        long kept = 0;
        try {
            long end = take.applyAsLong(chunk);
            kept = end - chunk.offset();
            return end;
        } finally {
            if (kept != announced) {
                throttle.giveBack(WHAT, source, announced - kept);
            }
        }
    }
}
