package cn.fingertip.kernel.http;

import io.micrometer.core.instrument.Metrics;
import io.vertx.core.http.HttpServerRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import org.jboss.logging.Logger;

/**
 * The content of an answer, read while it is sent. It can break in the middle: a stored file was altered or cut off, the
 * object store went away. The answer has begun by then, and the framework would leave the client waiting for the rest. So
 * the connection is ended at once, and whoever asked sees that this was not all.
 */
public final class SentStream extends FilterInputStream {
    private static final Logger LOG = Logger.getLogger(SentStream.class);

    private final HttpServerRequest request;

    private SentStream(InputStream begun, HttpServerRequest request) {
        super(begun);
        this.request = request;
    }

    /**
     * @param content read and closed when the answer is sent
     * @throws IOException where not even its first byte can be read: that is a fault like any other, answered as one
     */
    public static InputStream of(InputStream content, HttpServerRequest request) throws IOException {
        PushbackInputStream begun = new PushbackInputStream(content, 1);
        try {
            int first = begun.read();
            if (first >= 0) {
                begun.unread(first);
            }
        } catch (IOException | RuntimeException e) {
            content.close();
            throw e;
        }
        return new SentStream(begun, request);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        try {
            return in.read(into, from, length);
        } catch (IOException | RuntimeException e) {
            // Nothing of who asked, or for what: the stack says what was read.
            LOG.error("an answer ended in the middle", e);
            Metrics.counter("fingertip.answers.broken").increment();
            hangUp();
            return -1;
        }
    }

    /** Waits until it is closed, or the framework would end the answer in order. */
    private void hangUp() {
        request.connection().close().toCompletionStage().toCompletableFuture().join();
    }
}
