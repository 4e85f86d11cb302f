package cn.fingertip.media.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Sealed bytes on their way to an object store, which wants to know their number first. They wait in a file that has lost
 * its name already, so that nothing stays behind whatever happens to this process.
 */
final class WaitingFile extends OutputStream {
    interface Sending {
        void send(FileChannel bytes) throws IOException;
    }

    private final FileChannel file;
    private final Sending sending;

    /** @param sending what is done with all of it when it is closed */
    WaitingFile(Path folder, Sending sending) throws IOException {
        Path path = Files.createTempFile(Files.createDirectories(folder), "waiting-", "");
        // Where files can be used without a name, this removes it at once.
        this.file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        this.sending = sending;
    }

    /** @return all of it from the beginning, as often as asked for; it stays open */
    static InputStream read(FileChannel bytes) {
        return new FromTheBeginning(bytes);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
        while (rest.hasRemaining()) {
            file.write(rest);
        }
    }

    @Override
    public void close() throws IOException {
        if (!file.isOpen()) {
            return;
        }
        try (file) {
            sending.send(file);
        }
    }

    private static final class FromTheBeginning extends InputStream {
        private final FileChannel bytes;
        private long at;

        FromTheBeginning(FileChannel bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int read = bytes.read(ByteBuffer.wrap(into, from, length), at);
            at += Math.max(0, read);
            return read;
        }
    }
}
