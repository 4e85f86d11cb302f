package cn.fingertip.media.derivative;

import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.http.SentStream;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;

/**
 * The answer that shows something made of a file: in the browser, but as data that can run nothing and load nothing, and
 * in no cache. A stretch may be asked for, so that a film plays from where one drags it.
 */
public final class PieceAnswer {
    private PieceAnswer() {}

    /**
     * @param piece read and closed when the answer is sent
     * @param range the request's Range, null where it has none
     * @param request that is answered
     * @throws Problem 416 {@code range-beyond-end}
     */
    public static Response of(OpenPiece piece, String range, HttpServerRequest request) throws IOException {
        Optional<ByteRange> asked;
        try {
            asked = ByteRange.parse(range, piece.bytes());
        } catch (IllegalArgumentException beyond) {
            piece.content().close();
            throw Problem.of(416, "range-beyond-end", "超出文件末尾", "要的那一段超出了文件的 " + piece.bytes() + " 字节。请从开头重新查看。");
        }
        ByteRange sent = asked.orElse(new ByteRange(0, piece.bytes() - 1));
        // No RestResponse: for one of several media types Quarkus 3.34 chooses the writer of RestResponse itself, which
        // sends the stream's toString().
        Response.ResponseBuilder answer = Response.status(
                        asked.isPresent() ? Response.Status.PARTIAL_CONTENT : Response.Status.OK)
                .entity(SentStream.of(piece.stretch(sent.from(), sent.length()), request))
                .type(piece.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, sent.length())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Accept-Ranges", "bytes")
                // Beside the policy of every answer: browsers hold to both.
                .header("Content-Security-Policy", "sandbox");
        if (asked.isPresent()) {
            answer.header("Content-Range", "bytes " + sent.from() + "-" + sent.to() + "/" + piece.bytes());
        }
        return answer.build();
    }
}
