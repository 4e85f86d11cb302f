package cn.fingertip.roster.download;

import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.http.Conditional;
import cn.fingertip.kernel.http.PublicReader;
import cn.fingertip.roster.lookup.PublishedRosters;
import cn.fingertip.roster.lookup.cache.CurrentVersion;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Whole rosters as files: written while they are read, so that neither a file nor its lines are ever all in memory, and
 * kept nowhere; the client's copy is good as long as its ETag is.
 */
@ApplicationScoped
class Downloads {
    private static final Logger LOG = Logger.getLogger(Downloads.class);

    /** As look-ups: a withdrawn roster must be gone at once, and asking costs a 304. */
    static final String CACHE = "public, no-cache";

    private static final int BUFFER = 32 * 1024;

    private final PublishedRosters rosters;
    private final Places places;
    private final CurrentVertxRequest request;

    Downloads(PublishedRosters rosters, Places places, CurrentVertxRequest request) {
        this.rosters = rosters;
        this.places = places;
        this.request = request;
    }

    /** Writes one form of a file. */
    interface Form {
        void write(Wanted wanted, OutputStream out) throws IOException;
    }

    /** @throws Problem 404 {@code roster-not-published}, 410 {@code roster-withdrawn} */
    Wanted want(UUID rosterId) {
        CurrentVersion.Published version = rosters.require(rosterId);
        return new Wanted(
                version, rosters.view(version), rosters.lines(version, null).iterator());
    }

    /**
     * @param mediaType of the file
     * @param extension {@code csv} or {@code json}; names the form in the ETag too
     * @throws Problem 429 {@code too-often}, 503 {@code busy}
     */
    RestResponse<StreamingOutput> answer(
            Wanted wanted, String mediaType, String extension, PublicReader reader, Form form) {
        String etag = wanted.etag(extension, reader.acceptEncoding());
        if (reader.ifNoneMatch() != null && Conditional.matches(reader.ifNoneMatch(), etag)) {
            return headers(RestResponse.ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED), etag)
                    .build();
        }
        RoutingContext context = request.getCurrent();
        places.take(context);
        // Whatever keeps the database from answering shows before the first byte goes out.
        wanted.lines().hasNext();
        boolean gzip = Conditional.takesGzip(reader.acceptEncoding());
        StreamingOutput body = out -> {
            OutputStream buffered = new BufferedOutputStream(gzip ? new GZIPOutputStream(out) : out, BUFFER);
            try {
                form.write(wanted, buffered);
            } catch (RuntimeException failed) {
                LOG.warnf("a download ended half-way: %s", failed.toString());
                hangUp(context);
                return;
            }
            buffered.close();
        };
        RestResponse.ResponseBuilder<StreamingOutput> response = headers(RestResponse.ResponseBuilder.ok(body), etag)
                .header(HttpHeaders.CONTENT_TYPE, mediaType)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        Disposition.of("attachment", wanted.asciiName(extension), wanted.chineseName(extension)));
        return (gzip ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip") : response).build();
    }

    /**
     * Half a file must not look like a whole one: the connection goes before anybody can end the answer, so that whoever
     * reads it sees that it was cut off.
     */
    private static void hangUp(RoutingContext context) {
        context.request()
                .connection()
                .close()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static RestResponse.ResponseBuilder<StreamingOutput> headers(
            RestResponse.ResponseBuilder<StreamingOutput> response, String etag) {
        return response.header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, CACHE)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }
}
