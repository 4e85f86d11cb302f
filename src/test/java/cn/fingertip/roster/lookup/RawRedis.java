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
            ask("CLIENT KILL ID " + id);
        }
        return ids.size();
    }

    /** @param full whether it refuses every write for want of memory, as it does where nothing may be evicted, its default */
    void full(boolean full) throws IOException {
        String answer = ask("CONFIG SET maxmemory " + (full ? 1 : 0));
        String written = ask("SET test:full 1 PX 1");
        if (!answer.equals("+OK") || written.startsWith("-OOM") != full) {
            throw new IOException(answer + ", " + written);
        }
    }

    /** @return how many pages of lines it keeps for all replicas */
    int sharedPages() throws IOException {
        int keys = Integer.parseInt(ask("KEYS fingertip:lines:*").substring(1));
        for (int i = 0; i < 2 * keys; i++) {
            in.readLine();
        }
        return keys;
    }

    private String ask(String command) throws IOException {
        send(command);
        return in.readLine();
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
