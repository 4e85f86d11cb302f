package cn.fingertip.embedded.wechat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Speaks WeChat's server API over HTTP as far as this product calls it, so that the real client library can be used
 * where WeChat cannot be reached. A new endpoint is a new {@link Endpoint} in {@link #start}.
 */
public final class WechatStandIn implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private WechatStandIn(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts on a free port of 127.0.0.1.
     *
     * @param appId the one mini-program it knows
     * @param secret that mini-program's secret
     */
    public static WechatStandIn start(String appId, String secret) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var standIn = new WechatStandIn(server);
        var app = new MiniProgram(appId, secret);
        var tokens = new AccessTokens(app);
        server.createContext("/sns/jscode2session", new CodeToSession(app));
        server.createContext("/cgi-bin/token", tokens.byQuery());
        server.createContext("/cgi-bin/stable_token", tokens.byBody());
        server.setExecutor(standIn.threads);
        server.start();
        return standIn;
    }

    /** @return what stands before the path of each endpoint, without a slash at the end */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
