package cn.fingertip.media.tus;

import java.io.IOException;
import java.io.InputStream;
import org.jboss.logging.Logger;

/** Where one request sends its bytes, watched: one that brings next to none would hold the place for hours. */
final class AppendPlace implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(AppendPlace.class);

    private final long least;
    private final Runnable hangUp;
    private Runnable leave = () -> {};
    private volatile long came;
    private volatile boolean waiting;
    private long seen;

    /**
     * @param least bytes that must come from one {@link #look} to the next
     * @param hangUp ends the connection
     */
    AppendPlace(long least, Runnable hangUp) {
        this.least = least;
        this.hangUp = hangUp;
    }

    void whenLeft(Runnable then) {
        leave = then;
    }

    /** A sender who goes away, or is hung up on, ends the body like one who is done: what came is here. */
    int read(InputStream body, byte[] buffer) {
        waiting = true;
        try {
            int read = body.read(buffer);
            came = came + Math.max(0, read);
            return read;
        } catch (IOException gone) {
            LOG.debug("the sender of an upload went away", gone);
            return -1;
        } finally {
            waiting = false;
        }
    }

    /** Hangs up on who has brought too little since the last look. While we are at work ourselves nobody dawdles. */
    void look() {
        long now = came;
        if (waiting && now - seen < least) {
            hangUp.run();
        }
        seen = now;
    }

    @Override
    public void close() {
        leave.run();
    }
}
