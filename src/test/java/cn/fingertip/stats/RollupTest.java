package cn.fingertip.stats;

import static cn.fingertip.roster.RosterFixture.MEIFU;
import static cn.fingertip.roster.RosterFixture.TOWNSHIP;
import static cn.fingertip.roster.RosterFixture.XINGLONG;
import static cn.fingertip.roster.RosterFixture.XIWAI;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.RosterFixture.Line;
import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.testsupport.As;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The kept sums against the lines themselves, added up in the plainest way. */
@QuarkusTest
class RollupTest {
    private static final String COUNTY = "360735";
    private static final String XIAOSONG = "360735101001";
    private static final List<String> PROGRAMMES = List.of("farmland", "forest", "dibao");

    @Inject
    RosterFixture rosters;

    @Inject
    EntityManager em;

    @Inject
    Rollups rollups;

    @Test
    void anySequenceOfPublicationsCorrectionsAndWithdrawalsLeavesTheRawSums() {
        int year = 2081;
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> people =
                Stream.generate(RosterFixture::newIdNumber).limit(14).toList();
        Map<String, UUID> published = new TreeMap<>();
        for (int step = 0; step < 24; step++) {
            String programme = pick(random, PROGRAMMES);
            String region = pick(random, List.of(TOWNSHIP, XINGLONG, XIAOSONG));
            String period = "2081-0" + (1 + random.nextInt(2));
            String key = programme + region + period;
            if (published.containsKey(key) && random.nextInt(3) == 0) {
                withdraw(published.remove(key), region);
            } else {
                published.put(key, publish(programme, region, new When(year, period), lines(random, people, region)));
            }
            assertThat(kept(year)).as("seed %d, step %d", seed, step).isEqualTo(raw(year));
        }
        for (String key : List.copyOf(published.keySet())) {
            withdraw(published.remove(key), key.contains(XIAOSONG) ? XIAOSONG : TOWNSHIP);
        }
        assertThat(kept(year)).as("seed %d, nothing left", seed).isEmpty();
    }

    @Test
    void publishedAtTheSameTimeNothingIsLost() throws Exception {
        int year = 2082;
        List<String> people =
                Stream.generate(RosterFixture::newIdNumber).limit(10).toList();
        Random random = new Random(33);
        List<UUID> ready = new ArrayList<>();
        for (int month = 1; month <= 6; month++) {
            UUID id = rosters.draft(
                    pick(random, PROGRAMMES),
                    TOWNSHIP,
                    new When(year, "2082-0" + month),
                    lines(random, people, TOWNSHIP));
            rosters.clear(id, "qinjiang");
            ready.add(id);
        }
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<Future<?>> all = new ArrayList<>();
            for (UUID id : ready) {
                all.add(threads.submit(() -> rosters.take(id, "reviewer.qinjiang", "publish")));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(kept(year)).isEqualTo(raw(year)).isNotEmpty();
    }

    @Test
    void whatWentWrongIsFoundAndPutRight() {
        int year = 2083;
        rosters.published(
                "forest",
                TOWNSHIP,
                new When(year, "2083"),
                List.of(
                        Line.of(XINGLONG, "苏松"),
                        Line.of(XINGLONG, "苏梅").in(5),
                        Line.of(XIWAI, "苏兰").in(5)));
        RollupYear of = new RollupYear(COUNTY, year);
        assertThat(rollups.putRight(of)).isFalse();
        for (String damage : List.of(
                "UPDATE stat_cell SET people = people + 1 WHERE year = 2083 AND region = '360735100'",
                "DELETE FROM stat_cell WHERE year = 2083 AND programme = ''",
                "INSERT INTO stat_cell VALUES ('360735', 2083, 'dibao', '360735', 1, 1, 1, 1)",
                "DELETE FROM stat_version WHERE year = 2083")) {
            QuarkusTransaction.requiringNew()
                    .run(() -> em.createNativeQuery(damage).executeUpdate());
            assertThat(rollups.putRight(of)).as(damage).isTrue();
            assertThat(rollups.putRight(of)).as(damage).isFalse();
            assertThat(kept(year)).as(damage).isEqualTo(raw(year)).isNotEmpty();
        }
    }

    @Test
    void theWholeCountyInOneRequest() {
        int year = 2084;
        String twice = RosterFixture.newIdNumber();
        UUID farmland = rosters.published(
                "farmland",
                TOWNSHIP,
                new When(year, "2084"),
                List.of(Line.of(XINGLONG, "苏松", twice), Line.of(XIWAI, "苏松", twice), Line.of(XIWAI, "苏梅")));
        rosters.published("forest", XINGLONG, new When(year, "2084"), List.of(Line.of(XINGLONG, "苏松", twice)));
        Response answer = As.nobody().get("/api/v1/stats/counties/360735?year=" + year);
        JsonPath table = answer.jsonPath();
        assertThat(table.getString("county.name")).isEqualTo("石城县");
        assertThat(table.getList("programmes.code")).containsExactly("farmland", "forest");
        assertThat(table.getList("regions.code")).containsExactly(COUNTY, TOWNSHIP, XINGLONG, XIWAI);
        assertThat(table.getList("regions.level")).containsExactly("county", "township", "village", "village");
        assertThat(table.getList("regions.all.lines")).containsExactly(4, 4, 2, 2);
        assertThat(table.getList("regions.all.people")).containsExactly(2, 2, 1, 2);
        assertThat(table.getString("regions[0].all.amount")).isEqualTo("3059.44");
        assertThat(table.getList("regions[1].programmes.code")).containsExactly("farmland", "forest");
        assertThat(table.getList("regions[1].programmes.sums.people")).containsExactly(2, 1);
        assertThat(table.getList("years")).contains(year);

        String tag = answer.header("ETag");
        assertThat(As.nobody()
                        .header("If-None-Match", tag)
                        .get("/api/v1/stats/counties/360735?year=2084")
                        .statusCode())
                .isEqualTo(304);
        withdraw(farmland, TOWNSHIP);
        Response after = As.nobody().get("/api/v1/stats/counties/360735?year=" + year);
        assertThat(after.jsonPath().getInt("regions[0].all.lines")).isEqualTo(1);
        assertThat(after.header("ETag")).isNotEqualTo(tag);

        JsonPath trend = As.nobody().get("/api/v1/stats/regions/" + XINGLONG).jsonPath();
        assertThat(trend.getInt("years.find { it.year == 2084 }.all.lines")).isEqualTo(1);
        assertThat(trend.getString("region.name")).isEqualTo("兴隆村委会");
        assertThat(As.nobody().get("/api/v1/stats/counties/360735100").statusCode())
                .isEqualTo(404);
        assertThat(As.nobody().get("/api/v1/stats/counties/999999").statusCode())
                .isEqualTo(404);
        assertThat(As.nobody().get("/api/v1/stats/regions/36").statusCode()).isEqualTo(404);
        assertThat(As.nobody().get("/api/v1/stats/counties/360735?year=2999").statusCode())
                .isEqualTo(200);
    }

    private Map<String, String> kept(int year) {
        Map<String, String> cells = new TreeMap<>();
        List<?> rows = em.createNativeQuery("""
                SELECT region, programme, lines, people, households, amount_fen FROM stat_cell
                WHERE county = '360735' AND year = ?1""").setParameter(1, year).getResultList();
        for (Object row : rows) {
            Object[] cell = (Object[]) row;
            cells.put(cell[0] + "/" + cell[1], cell[2] + " " + cell[3] + " " + cell[4] + " " + cell[5]);
        }
        return cells;
    }

    private Map<String, String> raw(int year) {
        Map<String, Added> cells = new TreeMap<>();
        List<?> rows = em.createNativeQuery("""
                SELECT l.village, r.programme, l.beneficiary_id, coalesce(l.household, l.beneficiary_id), l.amount_fen
                FROM roster r JOIN roster_version v ON v.roster_id = r.id JOIN roster_line l ON l.version_id = v.id
                WHERE v.status = 'published' AND r.county = '360735' AND l.year = ?1""").setParameter(1, year).getResultList();
        for (Object row : rows) {
            Object[] line = (Object[]) row;
            String village = (String) line[0];
            for (String region : List.of(village, village.substring(0, 9), village.substring(0, 6))) {
                for (String programme : List.of((String) line[1], "")) {
                    cells.computeIfAbsent(region + "/" + programme, none -> new Added())
                            .add(line);
                }
            }
        }
        Map<String, String> sums = new TreeMap<>();
        cells.forEach((key, added) -> sums.put(key, added.toString()));
        return sums;
    }

    private static final class Added {
        private int lines;
        private long fen;
        private final Set<Object> people = new HashSet<>();
        private final Set<Object> households = new HashSet<>();

        void add(Object[] line) {
            lines++;
            people.add(line[2]);
            households.add(line[3]);
            fen += ((Number) line[4]).longValue();
        }

        @Override
        public String toString() {
            return lines + " " + people.size() + " " + households.size() + " " + fen;
        }
    }

    private static List<Line> lines(Random random, List<String> people, String region) {
        List<String> villages = region.equals(TOWNSHIP) ? List.of(XINGLONG, XIWAI, MEIFU) : List.of(region);
        List<Line> lines = new ArrayList<>();
        for (int i = 1 + random.nextInt(9); i > 0; i--) {
            Line line = new Line(
                    pick(random, villages), "苏松", pick(random, people), "1", "10", 1000L + random.nextInt(100_000));
            lines.add(random.nextBoolean() ? line : line.in(1 + random.nextInt(4)));
        }
        return lines;
    }

    private UUID publish(String programme, String region, When when, List<Line> lines) {
        String town = region.equals(XIAOSONG) ? "xiaosong" : "qinjiang";
        UUID id = rosters.draft(programme, region, when, lines, "clerk." + town);
        rosters.clear(id, town);
        rosters.take(id, "reviewer." + town, "publish");
        return id;
    }

    private static void withdraw(UUID id, String region) {
        As.staff("reviewer." + (region.equals(XIAOSONG) ? "xiaosong" : "qinjiang"))
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "登记有误"))
                .post("/api/v1/staff/rosters/{id}/withdraw", id)
                .then()
                .statusCode(200);
    }

    private static <T> T pick(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
