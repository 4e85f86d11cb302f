package cn.fingertip.media.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A file that is on the disk, name included, when {@link #close()} returns. Writes are not buffered here; the disk is put
 * to work while more of a long file comes, so that the wait in the end is for its last bytes only.
 */
final class DurableFile extends OutputStream {
    private static final long AHEAD = 2L * 1024 * 1024;

    private final FileChannel channel;
    private final Path folder;
    private long waiting;
    private FutureTask<Void> forcing;

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
        waiting += length;
        if (waiting >= AHEAD && (forcing == null || forcing.isDone())) {
            awaitForced();
            waiting = 0;
            forcing = new FutureTask<>(() -> {
                channel.force(false);
                return null;
            });
            Thread.startVirtualThread(forcing);
        }
    }

    /** What a disk says once of bytes that it lost it may never say again, so no answer is passed over. */
    private void awaitForced() throws IOException {
        if (forcing == null) {
            return;
        }
        try {
            forcing.get();
        } catch (ExecutionException e) {
            throw new IOException("what was written did not reach the disk", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while writing", e);
        } finally {
            forcing = null;
        }
    }

    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            awaitForced();
            channel.force(true);
        }
        LocalFolder.sync(folder);
    }
}
