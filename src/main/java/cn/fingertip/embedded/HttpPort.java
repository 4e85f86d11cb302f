package cn.fingertip.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/**
 * The application's own port: the usual one for the first run of this user, a free one for the next. The first holds a
 * lock as long as it runs, since half a minute passes before it takes the port itself.
 *
 * @param number what to listen on
 * @param lease the lock, or null where the port is not the usual one
 */
record HttpPort(int number, FileChannel lease) implements AutoCloseable {

    private static final int USUAL = 8080;

    static HttpPort choose() throws IOException {
        var lease = FileChannel.open(
                UserFolder.path().resolve("http-" + USUAL + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (lease.tryLock() != null && isFree()) {
            return new HttpPort(USUAL, lease);
        }
        lease.close();
        try (var free = new ServerSocket(0)) {
            return new HttpPort(free.getLocalPort(), null);
        }
    }

    private static boolean isFree() throws IOException {
        try (var usual = new ServerSocket(USUAL)) {
            return usual.isBound();
        } catch (BindException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        if (lease != null) {
            lease.close();
        }
    }
}
