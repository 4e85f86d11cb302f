package cn.fingertip.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A file that is on the disk, name included, when {@link #close()} returns. Writes are not buffered here. */
final class DurableFile extends OutputStream {
    private final FileChannel channel;
    private final Path folder;

    DurableFile(FileChannel channel, Path folder) {
        this.channel = channel;
        this.folder = folder;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            channel.force(true);
        }
        LocalFolder.sync(folder);
    }
}
