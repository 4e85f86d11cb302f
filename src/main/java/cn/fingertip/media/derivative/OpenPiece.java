package cn.fingertip.media.derivative;

import cn.fingertip.media.sealed.BrokenFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;

/**
 * Something made of a file, open to be read.
 *
 * @param bytes plain length
 * @param content the plain content; whoever reads it closes it
 */
public record OpenPiece(String mediaType, long bytes, SeekableByteChannel content) {
    /** @return {@code length} bytes from {@code from} on; closing it closes the content */
    InputStream stretch(long from, long length) throws IOException {
        content.position(from);
        return new Stretch(Channels.newInputStream(content), length);
    }

    /** The first bytes of a stream. */
    private static final class Stretch extends InputStream {
        private final InputStream in;
        private long left;

        Stretch(InputStream in, long length) {
            this.in = in;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (left == 0) {
                return length == 0 ? 0 : -1;
            }
            int read = in.read(into, from, (int) Math.min(length, left));
            if (read < 0) {
                throw new BrokenFileException("cut off", null);
            }
            left -= read;
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
