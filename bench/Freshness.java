import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Publishes a roster's second version and withdraws it, over HTTP at the first of two replicas, while both are read all
 * the time; in between, SETs a key of its own and waits for its push, alone and after an INSERT that is committed.
 * Arguments: the ports of the replicas, rounds, rosters a round, rosters a round during whose changes the replicas'
 * connections to Redis are cut.
 */
class Freshness {
    private static final String PASSWORD = System.getenv("FINGERTIP_FIRST_ADMIN_PASSWORD");
    /** Reads of each replica that must have begun after the answer. */
    private static final int READS_AFTER = 20;

    private static final long PAUSE = 200_000;
    private static final Pattern TOKEN = Pattern.compile("\"accessToken\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern CLIENT = Pattern.compile("id=(\\d+) .* flags=(\\S+) ");

    private final int[] ports;
    private final Connection database;
    private final Wire writer;
    private final Wire ear;
    private final Set<String> mine;
    private final int heard;
    private long stale;
    private long reads;
    private long cut;
    private int made;

    private Freshness(int[] ports, Connection database, Wire writer, Wire ear) throws IOException {
        this.ports = ports;
        this.database = database;
        this.writer = writer;
        this.ear = ear;
        writer.send("CLIENT ID\r\n");
        String one = writer.until(":").substring(1);
        ear.send("HELLO 3\r\nCLIENT ID\r\nCLIENT TRACKING ON BCAST PREFIX bench: PREFIX fingertip:changed:\r\n");
        // What HELLO says ends with a number too, its own id among others.
        String other = one;
        for (String line = ear.line(); !line.equals("+OK"); line = ear.line()) {
            other = line.startsWith(":") ? line.substring(1) : other;
        }
        mine = Set.of(one, other);
        heard = tracked();
    }

    public static void main(String... arguments) throws Exception {
        int[] ports = {Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1])};
        int rounds = Integer.parseInt(arguments[2]);
        int changes = Integer.parseInt(arguments[3]);
        int cuts = Integer.parseInt(arguments[4]);
        URI redis = URI.create(System.getenv("FINGERTIP_REDIS_URL"));
        try (Connection database = DriverManager.getConnection(
                        System.getenv("FINGERTIP_DATABASE_URL"),
                        System.getenv("FINGERTIP_DATABASE_USER"),
                        System.getenv("FINGERTIP_DATABASE_PASSWORD"));
                Wire writer = new Wire(redis.getHost(), redis.getPort());
                Wire ear = new Wire(redis.getHost(), redis.getPort())) {
            System.exit(new Freshness(ports, database, writer, ear).measure(rounds, changes, cuts) ? 0 : 1);
        }
    }

    /** Nanoseconds from the request: until it is answered, until Redis tells of it, until both replicas answer the new. */
    private record Change(boolean withdrawal, long answered, long told, long fresh) {}

    private boolean measure(int rounds, int changes, int cuts) throws Exception {
        List<double[]> figures = new ArrayList<>();
        List<Long> ofCuts = new ArrayList<>();
        makeReviewer();
        run("CREATE TABLE bench_kept (key text PRIMARY KEY)");
        for (int round = 0; round <= rounds; round++) {
            List<Long> bare = new ArrayList<>();
            List<Long> kept = new ArrayList<>();
            List<Change> all = new ArrayList<>();
            String token = login("reviewer.bench");
            for (int i = 0; i < changes; i++) {
                bare.add(bare());
                kept.add(kept());
                all.addAll(roster(token, false));
            }
            for (int i = 0; i < (round == 0 ? 1 : cuts); i++) {
                List<Change> cut = roster(token, true);
                if (round > 0) {
                    cut.forEach(change -> ofCuts.add(change.fresh));
                }
            }
            double push = at(bare, 0.5);
            double floor = at(kept, 0.5);
            double fresh = at(all.stream().map(Change::fresh).toList(), 0.5);
            // The change's own SET is as far before its push as the bare one.
            double told = push + at(all.stream().map(one -> Math.max(0, one.fresh - one.told)).toList(), 0.5);
            double answered = at(all.stream().map(Change::answered).toList(), 0.5);
            double late = at(all.stream().map(Change::fresh).toList(), 0.99);
            System.out.printf(
                    "%s: SET→push %.0f µs, INSERT, COMMIT, SET→push %.0f; asked→both fresh %.0f (99 %%: %.0f),"
                            + " asked→answered %.0f; told→both fresh %.0f%n",
                    round == 0 ? "warm-up" : "round " + round, push, floor, fresh, late, answered, told);
            for (boolean withdrawal : new boolean[] {false, true}) {
                List<Change> some = all.stream().filter(one -> one.withdrawal == withdrawal).toList();
                System.out.printf("    %s: asked→told %.0f µs, told→both fresh %.0f, both fresh→answered %.0f%n",
                        withdrawal ? "withdrawn" : "published",
                        at(some.stream().map(Change::told).toList(), 0.5),
                        at(some.stream().map(one -> one.fresh - one.told).toList(), 0.5),
                        at(some.stream().map(one -> one.answered - one.fresh).toList(), 0.5));
            }
            if (round > 0) {
                figures.add(new double[] {
                    push, floor, fresh, answered, told, fresh / push, fresh / floor, told / push
                });
            }
        }
        String[] names = {
            "bare SET→push (µs)",
            "bare INSERT, COMMIT, then SET→push (µs)",
            "publish or withdraw asked → both fresh (µs)",
            "publish or withdraw asked → answered (µs)",
            "told to Redis → both fresh (µs)",
            "goal 4: asked → both fresh / SET→push (≤ 5)",
            "asked → both fresh / INSERT, COMMIT, SET→push",
            "told → both fresh / SET→push"
        };
        System.out.println();
        for (int i = 0; i < names.length; i++) {
            int which = i;
            double[] sorted = figures.stream().mapToDouble(one -> one[which]).sorted().toArray();
            System.out.printf("%-52s median %8.2f   min %8.2f   max %8.2f%n",
                    names[i], sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
        }
        if (!ofCuts.isEmpty()) {
            System.out.printf("connections cut (%d of them, %d changes): asked → both fresh %.0f ms, at most %.0f ms%n",
                    cut, ofCuts.size(), at(ofCuts, 0.5) / 1e3, at(ofCuts, 1) / 1e3);
        }
        System.out.printf("goal 4: old answers to %,d reads begun after the change was answered (0): %d%n", reads, stale);
        return stale == 0;
    }

    private static double at(List<Long> nanos, double part) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * part))) / 1e3;
    }

    private long bare() throws IOException {
        String key = "bench:" + UUID.randomUUID();
        long start = System.nanoTime();
        writer.send("SET " + key + " x PX 60000\r\n");
        ear.until(key);
        long took = System.nanoTime() - start;
        writer.until("+OK");
        return took;
    }

    /** What no publication can do without: something kept for good, and then told. */
    private long kept() throws SQLException, IOException {
        String key = "bench:" + UUID.randomUUID();
        long start = System.nanoTime();
        try (PreparedStatement statement = database.prepareStatement("INSERT INTO bench_kept (key) VALUES (?)")) {
            statement.setString(1, key);
            // Commits by itself, in one exchange with the server.
            statement.executeUpdate();
        }
        writer.send("SET " + key + " x PX 60000\r\n");
        ear.until(key);
        long took = System.nanoTime() - start;
        writer.until("+OK");
        return took;
    }

    /** The second version published in place of the first, then withdrawn. */
    private List<Change> roster(String token, boolean cutting) throws Exception {
        UUID roster = seed();
        String path = "/api/v1/staff/rosters/" + roster;
        Change published = change(roster, token, path + "/publish", "{}", cutting,
                answer -> answer.status() == 200 && answer.body().contains("\"version\":2"));
        Change withdrawn = change(roster, token, path + "/withdraw", "{\"reason\":\"金额有误\"}", cutting,
                answer -> answer.status() == 410);
        return List.of(published, withdrawn);
    }

    private Change change(UUID roster, String token, String path, String body, boolean cutting,
            Predicate<Wire.Answer> isFresh) throws Exception {
        String page = "/api/v1/rosters/" + roster;
        for (int port : ports) {
            try (Wire replica = new Wire("127.0.0.1", port)) {
                for (int i = 0; i < 3; i++) {
                    Wire.Answer before = replica.get(page);
                    if (before.status() != 200 || isFresh.test(before)) {
                        throw new IllegalStateException("not the state before: " + before);
                    }
                }
            }
        }
        AtomicLong end = new AtomicLong(Long.MAX_VALUE);
        try (ExecutorService eyes = Executors.newCachedThreadPool();
                Wire replica = new Wire("127.0.0.1", ports[0])) {
            List<Future<long[]>> looking = new ArrayList<>();
            for (int port : ports) {
                looking.add(eyes.submit(() -> look(port, page, isFresh, end)));
            }
            Future<Long> told = cutting ? null : eyes.submit(() -> {
                ear.until("fingertip:changed:" + roster);
                return System.nanoTime();
            });
            Future<Long> cutter = cutting ? eyes.submit(cutter(end)) : null;
            LockSupport.parkNanos(1_000_000 + ThreadLocalRandom.current().nextLong(3_000_000));
            long start = System.nanoTime();
            Wire.Answer answer = replica.post(path, token, body);
            long answered = System.nanoTime();
            end.set(answered);
            if (answer.status() != 200) {
                throw new IllegalStateException(answer.status() + ": " + answer.body());
            }
            long fresh = 0;
            for (Future<long[]> one : looking) {
                long[] seen = one.get();
                fresh = Math.max(fresh, seen[0] - start);
                stale += seen[1];
                reads += seen[2];
            }
            if (cutting) {
                cut += cutter.get();
                while (tracked() < heard) {
                    LockSupport.parkNanos(10_000_000);
                }
            }
            return new Change(path.endsWith("/withdraw"), answered - start, cutting ? 0 : told.get() - start, fresh);
        }
    }

    /** @return when the last old answer was over and a new one had come; old and all reads begun after the change's answer */
    private static long[] look(int port, String page, Predicate<Wire.Answer> isFresh, AtomicLong end) throws IOException {
        long first = 0;
        long old = 0;
        long after = 0;
        try (Wire replica = new Wire("127.0.0.1", port)) {
            while (after < READS_AFTER || first == 0) {
                long asked = System.nanoTime();
                boolean fresh = isFresh.test(replica.get(page));
                if (!fresh) {
                    first = 0;
                } else if (first == 0) {
                    first = System.nanoTime();
                }
                if (asked > end.get()) {
                    after++;
                    old += fresh ? 0 : 1;
                }
                LockSupport.parkNanos(PAUSE);
            }
        }
        return new long[] {first, old, after};
    }

    /** Cuts every connection to Redis but the bench's own, again and again until the change is answered. */
    private Callable<Long> cutter(AtomicLong end) {
        return () -> {
            long count = 0;
            do {
                Matcher client = CLIENT.matcher(writer.bulk("CLIENT LIST"));
                while (client.find()) {
                    if (!mine.contains(client.group(1))) {
                        writer.send("CLIENT KILL ID " + client.group(1) + "\r\n");
                        writer.line();
                        count++;
                    }
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(5_000_000));
            } while (System.nanoTime() < end.get());
            return count;
        };
    }

    /** @return connections on which changes are told */
    private int tracked() throws IOException {
        int count = 0;
        Matcher client = CLIENT.matcher(writer.bulk("CLIENT LIST"));
        while (client.find()) {
            count += client.group(2).contains("t") && !mine.contains(client.group(1)) ? 1 : 0;
        }
        return count;
    }

    private void makeReviewer() throws IOException {
        try (Wire replica = new Wire("127.0.0.1", ports[0])) {
            Wire.Answer made = replica.post("/api/v1/staff/people", login("admin"), """
                    {"username": "reviewer.bench", "name": "测速审核", "password": "%s",
                     "grants": [{"role": "reviewer", "region": "360735100"}]}""".formatted(PASSWORD));
            if (made.status() != 201) {
                throw new IllegalStateException(made.status() + ": " + made.body());
            }
        }
    }

    private String login(String username) throws IOException {
        try (Wire replica = new Wire("127.0.0.1", ports[0])) {
            String body = replica.post("/api/v1/staff/login", null,
                            "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(username, PASSWORD))
                    .body();
            Matcher token = TOKEN.matcher(body);
            if (!token.find()) {
                throw new IllegalStateException(body);
            }
            return token.group(1);
        }
    }

    /** One roster with a published version and one that only needs to be published. */
    private UUID seed() throws SQLException {
        UUID roster = UUID.randomUUID();
        made++;
        run("""
                INSERT INTO roster (id, county, programme, region, year, period, title, current_version, created_at)
                VALUES (?, '360735', 'farmland', '360735100', 2018, ?, '公布与撤回', 1, now())""", roster, "bench-" + made);
        for (int version = 1; version <= 2; version++) {
            UUID id = UUID.randomUUID();
            run("""
                    INSERT INTO roster_version (id, roster_id, version, county, year, status, line_count, total_fen,
                                                import_id, author, published_at, publicity_from, publicity_to, created_at)
                    VALUES (?, ?, ?, '360735', 2018, ?, 50, 50 * 76486, gen_random_uuid(), gen_random_uuid(),
                            CASE WHEN ? = 1 THEN now() END, current_date, current_date + 7, now())""",
                    id, roster, version, version == 1 ? "published" : "cleared", version);
            run("""
                    INSERT INTO roster_line (county, year, version_id, no, village, group_name, name, name_folded, quantity,
                                             unit, standard, amount_fen, beneficiary_id)
                    SELECT '360735', 2018, ?, n, '360735100200', '第1组', '苏松', '苏松', 7.2, '亩', 106.23, 76486, n
                    FROM generate_series(1, 50) AS n""", id);
            run("INSERT INTO roster_fund (version_id, explanation, put_by, put_at)"
                    + " VALUES (?, '试算', gen_random_uuid(), now())", id);
            run("""
                    INSERT INTO roster_check_run (version_id, revision, ran_at)
                    SELECT ?, coalesce(sum(revision), 0), now() FROM check_revision
                    WHERE scope IN ('exclusions', 'programme:farmland', 'county:360735')""", id);
        }
        return roster;
    }

    private void run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
