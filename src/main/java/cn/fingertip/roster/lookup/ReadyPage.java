package cn.fingertip.roster.lookup;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A page as bytes, in both encodings, each with its strong ETag. The arrays are shared and never written to. */
record ReadyPage(Body plain, Body gzip) {
    private static final int BEST = 9;
    private static final int TAG_BYTES = 12;

    /** One encoding of a page: the same bytes for both ways of answering. */
    record Body(byte[] bytes, Buffer buffer, String etag) {
        Body(byte[] bytes, String etag) {
            this(bytes, Buffer.buffer(bytes), etag);
        }
    }

    static ReadyPage of(byte[] json) {
        return new ReadyPage(json, compress(json));
    }

    /**
     * @param compressed {@link Body#bytes()} of {@link #gzip()}
     * @throws IOException where it is no gzip, was cut or altered
     */
    static ReadyPage ofCompressed(byte[] compressed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return new ReadyPage(in.readAllBytes(), compressed);
        }
    }

    private ReadyPage(byte[] json, byte[] compressed) {
        this(new Body(json, "\"" + tag(json) + "\""), new Body(compressed, "\"" + tag(json) + "-gzip\""));
    }

    /** @return roughly the bytes it takes in memory */
    int weight() {
        return 2 * (plain.bytes().length + gzip.bytes().length) + 400;
    }

    private static String tag(byte[] json) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Made once and served many times: the best level pays. */
    private static byte[] compress(byte[] json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(json.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(BEST);
            }
        }) {
            gzip.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
