import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;

/**
 * Withdraws seeded rosters as the product does — commit, then SET of a key of that change — and asks the replica until it
 * says so; in between, SETs a key of its own and waits for the push. Prints medians of each round in microseconds.
 */
class Freshness {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static void main(String... arguments) throws Exception {
        String site = "http://127.0.0.1:" + arguments[0];
        int rounds = Integer.parseInt(arguments[1]);
        int changes = Integer.parseInt(arguments[2]);
        URI redis = URI.create(System.getenv("FINGERTIP_REDIS_URL"));
        double[] ratios = new double[rounds];
        long behind = 0;
        try (Connection database = DriverManager.getConnection(
                        System.getenv("FINGERTIP_DATABASE_URL"),
                        System.getenv("FINGERTIP_DATABASE_USER"),
                        System.getenv("FINGERTIP_DATABASE_PASSWORD"));
                Socket writer = new Socket(redis.getHost(), redis.getPort());
                Socket ear = new Socket(redis.getHost(), redis.getPort())) {
            writer.setTcpNoDelay(true);
            InputStream written = new BufferedInputStream(writer.getInputStream());
            InputStream heard = new BufferedInputStream(ear.getInputStream());
            send(ear, "HELLO 3");
            send(ear, "CLIENT TRACKING ON BCAST PREFIX bench:");
            until(heard, "+OK");
            for (int round = 0; round <= rounds; round++) {
                long[] bare = new long[changes];
                long[] fresh = new long[changes];
                for (int i = 0; i < changes; i++) {
                    String key = "bench:" + UUID.randomUUID();
                    long start = System.nanoTime();
                    send(writer, "SET " + key + " x PX 60000");
                    until(heard, key);
                    bare[i] = System.nanoTime() - start;
                    until(written, "+OK");

                    UUID roster = published(database);
                    String page = site + "/api/v1/rosters/" + roster;
                    while (status(page) != 200) {
                        Thread.onSpinWait();
                    }
                    status(page);
                    withdraw(database, roster);
                    start = System.nanoTime();
                    send(writer, "SET fingertip:changed:" + roster + ":" + UUID.randomUUID() + " bench PX 60000");
                    while (status(page) != 410) {
                        behind++;
                    }
                    fresh[i] = System.nanoTime() - start;
                    until(written, "+OK");
                }
                Arrays.sort(bare);
                Arrays.sort(fresh);
                if (round > 0) {
                    ratios[round - 1] = (double) fresh[changes / 2] / bare[changes / 2];
                    System.out.printf(
                            "round %d: SET→push %d µs, change→fresh answer %d µs (p99 %d), ratio %.2f%n",
                            round,
                            bare[changes / 2] / 1000,
                            fresh[changes / 2] / 1000,
                            fresh[changes * 99 / 100] / 1000,
                            ratios[round - 1]);
                }
            }
        }
        Arrays.sort(ratios);
        System.out.printf(
                "goal 4: change→fresh / SET→push (≤ 5)   median %.2f   min %.2f   max %.2f; asked in vain %d times%n",
                ratios[rounds / 2], ratios[0], ratios[rounds - 1], behind);
    }

    private static UUID published(Connection database) throws SQLException {
        UUID roster = UUID.randomUUID();
        run(database, """
                INSERT INTO roster (id, county, programme, region, year, period, title, current_version, created_at)
                VALUES (?, '360735', 'farmland', '360735100', 2018, ?, '公布与撤回', 1, now())""", roster, roster.toString());
        run(database, """
                INSERT INTO roster_version (id, roster_id, version, county, year, status, line_count, total_fen, import_id,
                                            author, published_at, publicity_from, publicity_to, created_at)
                VALUES (gen_random_uuid(), ?, 1, '360735', 2018, 'published', 0, 0, gen_random_uuid(),
                        gen_random_uuid(), now(), current_date, current_date + 7, now())""", roster);
        return roster;
    }

    private static void withdraw(Connection database, UUID roster) throws SQLException {
        run(database, "UPDATE roster_version SET status = 'withdrawn', reason = '金额有误' WHERE roster_id = ?", roster);
    }

    private static void run(Connection database, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static int status(String address) throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static void send(Socket redis, String command) throws IOException {
        redis.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Reads until these characters have come and their line has ended. */
    private static void until(InputStream in, String wanted) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c != '\n') {
                line.write(c);
            } else if (line.toString(StandardCharsets.UTF_8).startsWith(wanted)) {
                return;
            } else {
                line.reset();
            }
        }
        throw new IOException("Redis has hung up");
    }
}
