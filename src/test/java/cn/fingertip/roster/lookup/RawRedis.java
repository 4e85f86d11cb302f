package cn.fingertip.roster.lookup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Looks at and cuts the connections of a Redis, without a client that would mend them. */
final class RawRedis implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;

    private RawRedis(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        this.out = socket.getOutputStream();
    }

    static RawRedis connect(String url) throws IOException {
        URI address = URI.create(url);
        return new RawRedis(new Socket(address.getHost(), address.getPort()));
    }

    /** @return the ids of connections on which changes are pushed */
    List<String> tracking() throws IOException {
        send("CLIENT LIST");
        int length = Integer.parseInt(in.readLine().substring(1));
        char[] text = new char[length + 2];
        for (int read = 0; read < text.length; ) {
            read += in.read(text, read, text.length - read);
        }
        List<String> ids = new ArrayList<>();
        for (String client : new String(text).strip().split("\n")) {
            if (client.matches(".* flags=[^ ]*t.*")) {
                ids.add(client.split(" ")[0].substring("id=".length()));
            }
        }
        return ids;
    }

    /** @return how many were cut */
    int killTracking() throws IOException {
        List<String> ids = tracking();
        for (String id : ids) {
            send("CLIENT KILL ID " + id);
            in.readLine();
        }
        return ids.size();
    }

    private void send(String command) throws IOException {
        out.write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
