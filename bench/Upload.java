import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Uploads a file in chunks (tus 1.0.0) and kills the server it talks to in the middle of a chunk, twice; it goes on at the
 * next one, as behind a load balancer. Arguments: file, bytes of a chunk, ports and process ids, each with commas between.
 * Prints seconds, bytes sent again after a kill at the most, and how many MB the last server's memory grew by at the most.
 */
public class Upload {
    private static final String TUS = "Tus-Resumable: 1.0.0\r\n";

    public static void main(String... arguments) throws Exception {
        byte[] content = Files.readAllBytes(Path.of(arguments[0]));
        int chunk = Integer.parseInt(arguments[1]);
        List<Integer> ports = numbers(arguments[2]);
        List<Integer> pids = numbers(arguments[3]);
        int last = pids.getLast();
        long before = kilobytes(last, "VmRSS");
        // So that VmHWM is the most of this run.
        Files.writeString(Path.of("/proc/" + last + "/clear_refs"), "5");
        long started = System.nanoTime();
        long sentAgain = 0;
        int server = 0;
        Server at = new Server(ports.getFirst());
        String url = at.begin(content.length);
        int offset = 0;
        while (offset < content.length) {
            int end = Math.min(content.length, offset + chunk);
            boolean killNow = server + 1 < ports.size() && (long) end * ports.size() > (long) content.length * (server + 1);
            if (!killNow) {
                offset = at.append(url, offset, content, end);
                continue;
            }
            int half = offset + (end - offset) / 2;
            at.send(url, offset, content, end, half);
            ProcessHandle killed = ProcessHandle.of(pids.get(server)).orElseThrow();
            killed.destroyForcibly();
            server++;
            at = new Server(ports.get(server));
            int kept = at.offset(url);
            sentAgain = Math.max(sentAgain, half - kept);
            if (kept < offset) {
                throw new IllegalStateException("an acknowledged chunk was lost");
            }
            offset = kept;
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        require(url, content);
        double grown = (kilobytes(last, "VmHWM") - before) / 1024.0;
        System.out.printf(Locale.ROOT, "%.3f %d %.1f%n", seconds, sentAgain, grown);
    }

    private static List<Integer> numbers(String list) {
        List<Integer> numbers = new ArrayList<>();
        for (String number : list.split(",")) {
            numbers.add(Integer.valueOf(number));
        }
        return numbers;
    }

    private static long kilobytes(int pid, String what) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith(what + ":")) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IOException("no " + what);
    }

    /** What the site says that it has is what was sent. */
    private static void require(String url, byte[] content) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        String name = url.substring(url.lastIndexOf('/') + 1);
        byte[] capability = sha256.digest(name.getBytes(StandardCharsets.US_ASCII));
        try (Connection database = DriverManager.getConnection(
                        System.getenv("FINGERTIP_DATABASE_URL"),
                        System.getenv("FINGERTIP_DATABASE_USER"),
                        System.getenv("FINGERTIP_DATABASE_PASSWORD"));
                PreparedStatement query = database.prepareStatement("SELECT sha256 FROM upload WHERE capability = ?")) {
            query.setBytes(1, capability);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next() || !HexFormat.of().formatHex(sha256.digest(content)).equals(row.getString(1))) {
                    throw new IllegalStateException("another file arrived");
                }
            }
        }
    }

    /** One connection to one server, kept open. */
    private static final class Server {
        private final Socket socket;
        private final OutputStream out;
        private final InputStream in;

        Server(int port) throws IOException {
            socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            out = socket.getOutputStream();
            in = socket.getInputStream();
        }

        String begin(int length) throws IOException {
            ask("POST /api/v1/uploads HTTP/1.1\r\nHost: bench\r\n" + TUS + "Upload-Length: " + length
                    + "\r\nContent-Length: 0\r\n\r\n");
            return header(answer(201), "location");
        }

        int offset(String url) throws IOException {
            ask("HEAD " + url + " HTTP/1.1\r\nHost: bench\r\n" + TUS + "\r\n");
            return Integer.parseInt(header(answer(200), "upload-offset"));
        }

        int append(String url, int from, byte[] content, int to) throws IOException {
            send(url, from, content, to, to);
            return Integer.parseInt(header(answer(204), "upload-offset"));
        }

        /** Says that it sends up to {@code to}, and sends up to {@code end}. */
        void send(String url, int from, byte[] content, int to, int end) throws IOException {
            ask("PATCH " + url + " HTTP/1.1\r\nHost: bench\r\n" + TUS + "Upload-Offset: " + from
                    + "\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: " + (to - from) + "\r\n\r\n");
            out.write(content, from, end - from);
        }

        private void ask(String head) throws IOException {
            out.write(head.getBytes(StandardCharsets.US_ASCII));
        }

        /** None of the answers has a body. */
        private String answer(int status) throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int read = in.read();
                if (read < 0) {
                    throw new IOException("the server has gone: " + head);
                }
                head.append((char) read);
            }
            if (!head.toString().startsWith("HTTP/1.1 " + status)) {
                throw new IOException(head.toString());
            }
            return head.toString();
        }

        private static String header(String head, String name) {
            for (String line : head.split("\r\n")) {
                if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
                    return line.substring(name.length() + 1).strip();
                }
            }
            throw new IllegalStateException("no " + name + " in " + head);
        }
    }
}
