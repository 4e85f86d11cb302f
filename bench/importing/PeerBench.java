import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

/** What bench/peer.sh needs beside the two servers: the peer's table, names to search for, and rounds of imports. */
final class PeerBench {
    private static final String BOUNDARY = "fingertip-peer";

    public static void main(String... arguments) throws Exception {
        switch (arguments[0]) {
            case "table" -> table();
            case "names" -> names(Path.of(arguments[1]));
            default ->
                run(arguments[1], arguments[2], Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]),
                        Path.of(arguments[5]), Path.of(arguments[6]));
        }
    }

    /** As roster_line, with the numbers in every line instead of people and accounts kept once. */
    private static void table() throws SQLException {
        try (Connection database = connect();
                Statement statement = database.createStatement()) {
            statement.execute("""
                    CREATE TABLE peer_line (county char(6) NOT NULL, year int NOT NULL, version_id uuid NOT NULL,
                    no int NOT NULL, village text NOT NULL, group_name text, name text NOT NULL,
                    name_folded text NOT NULL, quantity numeric(14, 4), unit text NOT NULL, standard numeric(14, 4),
                    amount_fen bigint NOT NULL, id_hash text NOT NULL, id_sealed bytea NOT NULL, card_hash text NOT NULL,
                    card_sealed bytea NOT NULL, PRIMARY KEY (county, year, version_id, no))""");
            statement.execute("CREATE INDEX ON peer_line (version_id, village, no)");
            statement.execute("CREATE INDEX ON peer_line (version_id, village, name_folded text_pattern_ops)");
            statement.execute("CREATE INDEX ON peer_line (county, id_hash)");
        }
    }

    /** Endings of paths: a village and a part of a name that stands in it. */
    private static void names(Path file) throws SQLException, IOException {
        try (Connection database = connect();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT l.village, substr(l.name, 1 + l.no % 2, 1) FROM roster_line l JOIN region r ON r.code = l.village
                        WHERE l.year = 2019 AND l.county = '360735' ORDER BY md5(l.no::text)""");
                PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            while (rows.next()) {
                out.print("&village=" + rows.getString(1) + "&name="
                        + URLEncoder.encode(rows.getString(2), StandardCharsets.UTF_8) + "\n");
            }
        }
    }

    private static void run(String site, String peer, int rows, int rounds, Path file, Path results) throws Exception {
        ProductImport ours = new ProductImport(site);
        ours.makeClerk(System.getenv("FINGERTIP_FIRST_ADMIN_PASSWORD"));
        String total = new InventedWorkbook().write(file, rows, ours.villages()).toPlainString();
        try (Connection database = connect();
                Statement statement = database.createStatement();
                PrintWriter out = new PrintWriter(Files.newBufferedWriter(results))) {
            for (int round = 0; round <= rounds; round++) {
                statement.execute("TRUNCATE roster CASCADE");
                statement.execute("TRUNCATE roster_line, peer_line");
                double theirs = peer(peer, file, rows, total);
                double ourSeconds = ours.run(file, "2025-0" + (1 + round % 9), rows, total);
                System.err.printf("%s: import %.2f s and %.2f s%n", round == 0 ? "warm-up" : "round " + round,
                        ourSeconds, theirs);
                // The first import of ours met only new people.
                if (round > 0) {
                    out.println(ourSeconds + " " + theirs);
                }
            }
        }
        Files.delete(file);
    }

    private static double peer(String site, Path file, int rows, String total) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(site + "/peer/imports"))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString("--" + BOUNDARY
                                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"people.xlsx\"\r\n"
                                + "Content-Type: application/octet-stream\r\n\r\n"),
                        BodyPublishers.ofFile(file),
                        BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n")))
                .build();
        long start = System.nanoTime();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        double seconds = (System.nanoTime() - start) / 1e9;
        JsonNode said = answer.statusCode() == 200 ? new ObjectMapper().readTree(answer.body()) : null;
        if (said == null || said.path("accepted").asInt() != rows || !said.path("total").asText().equals(total)) {
            throw new IllegalStateException("not what was sent: " + answer.statusCode() + " " + answer.body());
        }
        return seconds;
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                System.getenv("FINGERTIP_DATABASE_URL"),
                System.getenv("FINGERTIP_DATABASE_USER"),
                System.getenv("FINGERTIP_DATABASE_PASSWORD"));
    }
}
