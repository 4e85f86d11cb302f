package cn.fingertip.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import redis.embedded.RedisServer;
import redis.embedded.core.ExecutableProvider;

/** A Redis that starts empty each time: it holds what can be reckoned again, and counters. */
final class Redis implements AutoCloseable {

    static final String PID_FILE = "redis/redis.pid";
    private static final int ATTEMPTS = 5;

    private final RedisServer server;

    private Redis(RedisServer server) {
        this.server = server;
    }

    /** Starts on a free port; another process may take that port first, so it tries again. */
    static Redis start(ServerFolder folder) throws IOException {
        for (var attempt = 1; ; attempt++) {
            try {
                var server = server(folder, freePort());
                server.start();
                return new Redis(server);
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static RedisServer server(ServerFolder folder, int port) throws IOException {
        var own = Files.createDirectories(folder.path().resolve("redis"));
        return RedisServer.newRedisServer()
                // Unpacked beside its data: a program file that runs cannot be written over by another copy.
                .executableProvider(ExecutableProvider.newJarResourceProvider(own.toFile()))
                .bind("127.0.0.1")
                .port(port)
                .setting("dir \"" + own + "\"")
                .setting("pidfile \"" + folder.path().resolve(PID_FILE) + "\"")
                .setting("save \"\"")
                .setting("appendonly no")
                .build();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String url() {
        return "redis://127.0.0.1:" + server.ports().getFirst();
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }
}
