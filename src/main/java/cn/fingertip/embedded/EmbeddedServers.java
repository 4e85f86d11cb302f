package cn.fingertip.embedded;

import cn.fingertip.embedded.wechat.WechatStandIn;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JVM beside a developer's or a test's own: PostgreSQL, Redis and the stand-in WeChat server on free ports of
 * 127.0.0.1. It prints the settings that lead to them, one {@code name=value} a line and {@value #READY} last, and
 * serves until its standard input ends. The starter holds that pipe open and nobody else does, so however the starter
 * dies, {@code kill -9} included, the servers stop after it.
 */
final class EmbeddedServers implements AutoCloseable {

    /** The line that ends the settings: every server answers. */
    static final String READY = "# ready";

    /** The line that carries the reason when the servers do not start. */
    static final String FAILED = "# failed: ";

    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    private EmbeddedServers() {}

    /**
     * @param arguments the kind of data folder ({@code dev}, {@code test} or {@code servers}) and the checkout's root
     */
    public static void main(String... arguments) {
        var out = System.out;
        // Whatever a library prints must not be read as a setting.
        System.setOut(System.err);
        var servers = new EmbeddedServers();
        Runtime.getRuntime().addShutdownHook(new Thread(servers::close, "stop-servers"));
        var pipe = Thread.ofPlatform().daemon().name("starter-gone").start(EmbeddedServers::exitWhenStarterIsGone);
        try {
            print(servers.start(ServerFolder.open(Kind.of(arguments[0]), Path.of(arguments[1]))), out);
            pipe.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            e.printStackTrace();
            out.println(FAILED + reason(e));
            out.flush();
            System.exit(1);
        }
    }

    private static void exitWhenStarterIsGone() {
        try {
            while (System.in.read() >= 0) {
                // The starter says nothing; only the end of the stream matters.
            }
        } catch (IOException e) {
            // A broken pipe is a starter that is gone.
        }
        System.exit(0);
    }

    /** Holds the same lock as {@link #close}, so that a starter who leaves meanwhile leaves nothing half started. */
    private synchronized Map<String, String> start(ServerFolder folder) throws Exception {
        running.push(folder);
        var settings = new TreeMap<>(Secrets.in(folder.path().resolve("secrets.properties")));
        var media = Files.createDirectories(folder.path().resolve("media"));
        settings.put("fingertip.media.folder", media.toString());
        var wechat = WechatStandIn.start(WechatApps.read(settings));
        running.push(wechat);
        settings.put("fingertip.wechat.api-base-url", wechat.baseUrl());
        var redis = Redis.start(folder);
        running.push(redis);
        settings.put("quarkus.redis.hosts", redis.url());
        var postgres = Postgres.start(folder);
        running.push(postgres);
        settings.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl());
        settings.put("quarkus.datasource.username", Postgres.USER);
        settings.put("quarkus.datasource.password", Postgres.PASSWORD);
        if (folder.kind() == Kind.DEV) {
            var http = HttpPort.choose();
            running.push(http);
            wechat.callbacksTo("http://127.0.0.1:" + http.number());
            // In WeChat a villager ticks the templates; nobody can here, so that all have.
            wechat.consent("*", "*", Integer.MAX_VALUE);
            settings.put("quarkus.http.port", Integer.toString(http.number()));
        }
        return settings;
    }

    private static void print(Map<String, String> settings, PrintStream out) {
        settings.forEach((name, value) -> out.println(name + "=" + value));
        out.println(READY);
        out.flush();
    }

    private static String reason(Throwable failure) {
        return String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
    }

    /** Stops in reverse order of start, the folder's lock last; one that fails to stop does not keep the others. */
    @Override
    public synchronized void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                e.printStackTrace();
            }
        }
    }
}
