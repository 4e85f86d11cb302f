package cn.fingertip.media.tus;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A tus client at a loopback address of its own, so that what is counted by address does not meet other tests. */
final class TusFrom implements AutoCloseable {
    private final InetAddress address;
    private final HttpClient client;

    TusFrom(String address) {
        this.address = InetAddress.ofLiteral(address);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(this.address)
                .build();
    }

    HttpResponse<String> create(long length, String... headers) throws IOException, InterruptedException {
        return create(length, HttpRequest.BodyPublishers.noBody(), headers);
    }

    HttpResponse<String> create(long length, BodyPublisher first, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = begun(Tus.UPLOADS, headers).header("Upload-Length", String.valueOf(length));
        if (first.contentLength() != 0) {
            request.header("Content-Type", Tus.CHUNK);
        }
        return client.send(request.POST(first).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> append(String url, long offset, BodyPublisher bytes, String... headers)
            throws IOException, InterruptedException {
        return client.send(
                begun(url, headers)
                        .header("Upload-Offset", String.valueOf(offset))
                        .header("Content-Type", Tus.CHUNK)
                        .method("PATCH", bytes)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** A PATCH from the beginning that announces more than it sends, still open. */
    Socket hang(String url, int announced, byte[] sent) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(address, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
        OutputStream out = socket.getOutputStream();
        out.write(("PATCH " + url + " HTTP/1.1\r\nHost: test\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
                        + "Content-Type: " + Tus.CHUNK + "\r\nContent-Length: " + announced + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(sent);
        out.flush();
        return socket;
    }

    private static HttpRequest.Builder begun(String url, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + url))
                .header("Tus-Resumable", "1.0.0");
        return headers.length == 0 ? request : request.headers(headers);
    }

    @Override
    public void close() {
        client.close();
    }
}
