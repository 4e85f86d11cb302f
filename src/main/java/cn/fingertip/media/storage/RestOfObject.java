package cn.fingertip.media.storage;

import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** What an object store sends. Closed before its end, it breaks the connection off instead of reading what nobody wants. */
final class RestOfObject extends InputStream {
    private final ResponseInputStream<GetObjectResponse> in;
    private boolean ended;

    RestOfObject(ResponseInputStream<GetObjectResponse> in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = in.read(into, from, length);
        ended |= read < 0;
        return read;
    }

    @Override
    public void close() throws IOException {
        if (!ended) {
            in.abort();
        }
        in.close();
    }
}
