package cn.fingertip.kernel.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import org.jboss.logging.Logger;

/**
 * What is read while it is sent can break in the middle: a stored file was altered or cut off, the object store went away.
 * The answer has begun by then, and the framework would leave the client waiting for the rest. So the connection is ended
 * at once, and whoever asked sees that this was not all.
 *
 * <p>What breaks at its first byte is a fault like any other, and answered as one.
 */
@Provider
class BrokenAnswers implements ContainerResponseFilter {
    private static final Logger LOG = Logger.getLogger(BrokenAnswers.class);

    private final CurrentVertxRequest current;
    private final Counter broken;

    BrokenAnswers(CurrentVertxRequest current, MeterRegistry registry) {
        this.current = current;
        this.broken = Counter.builder("fingertip.answers.broken")
                .description("Answers that ended in the middle because what they were read from broke")
                .register(registry);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        if (response.getEntity() instanceof InputStream content) {
            response.setEntity(new Watched(begun(content), current.getCurrent().request()));
        }
    }

    private static InputStream begun(InputStream content) throws IOException {
        PushbackInputStream begun = new PushbackInputStream(content, 1);
        try {
            int first = begun.read();
            if (first >= 0) {
                begun.unread(first);
            }
            return begun;
        } catch (IOException | RuntimeException e) {
            content.close();
            throw e;
        }
    }

    private final class Watched extends FilterInputStream {
        private final HttpServerRequest request;

        Watched(InputStream content, HttpServerRequest request) {
            super(content);
            this.request = request;
        }

        @Override
        public int read() throws IOException {
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
                broken.increment();
                hangUp();
                return -1;
            }
        }

        /** Waits until it is closed, or the framework would end the answer in order. */
        private void hangUp() {
            request.connection().close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
