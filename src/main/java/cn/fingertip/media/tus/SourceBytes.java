package cn.fingertip.media.tus;

import cn.fingertip.crypto.SourceThrottle;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** How many bytes a source has sent in a window, counted without keeping who that is ({@link SourceThrottle}). */
@ApplicationScoped
class SourceBytes {
    private static final String WHAT = "upload-bytes";

    private final SourceThrottle throttle;
    private final AtomicLong underWay = new AtomicLong();

    SourceBytes(SourceThrottle throttle) {
        this.throttle = throttle;
    }

    /**
     * Counts bytes before they come, so that many at once do not slip through together; when it closes, only what was
     * kept of them: a phone whose line breaks does not pay for what never arrived.
     */
    Announced announce(String source, long bytes) {
        Announced announced = new Announced(bytes, throttle.take(WHAT, source, bytes));
        underWay.addAndGet(bytes);
        return announced;
    }

    /** @return bytes that requests to this replica have announced and not brought to an end */
    long underWay() {
        return underWay.get();
    }

    /** Bytes of one request. */
    final class Announced implements AutoCloseable {
        private final long bytes;
        private final SourceThrottle.Taken taken;
        private long kept;

        private Announced(long bytes, SourceThrottle.Taken taken) {
            this.bytes = bytes;
            this.taken = taken;
        }

        /** @return what is counted against the source's share; where nothing more is to come, 0 */
        long total() {
            return bytes == 0 ? 0 : taken.total();
        }

        /** @param of them so many are here for good */
        void kept(long of) {
            kept = of;
        }

        @Override
        public void close() {
            underWay.addAndGet(-bytes);
            if (kept != bytes) {
                throttle.giveBack(taken, bytes - kept);
            }
        }
    }
}
