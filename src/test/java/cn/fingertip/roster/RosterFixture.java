package cn.fingertip.roster;

import cn.fingertip.crypto.BlindIndex;
import cn.fingertip.kernel.IdNumber;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.NameFold;
import cn.fingertip.roster.search.Pinyin;
import cn.fingertip.testsupport.As;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Rosters for tests: drafts written as an import writes them, and taken through the workflow over HTTP. */
@ApplicationScoped
public class RosterFixture {
    /** 琴江镇 and three of its villages, whose staff are the demo accounts {@code ….qinjiang}. */
    public static final String TOWNSHIP = "360735100";

    public static final String XINGLONG = "360735100200";
    public static final String XIWAI = "360735100201";
    public static final String MEIFU = "360735100202";

    private static final AtomicInteger PERIODS = new AtomicInteger();
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final DraftRosters drafts;
    private final EntityManager em;
    private final BlindIndex index;

    RosterFixture(DraftRosters drafts, EntityManager em, BlindIndex index) {
        this.drafts = drafts;
        this.em = em;
        this.index = index;
    }

    /** One payment; {@code idNumber} tells the person. */
    public record Line(
            String village, String name, String idNumber, String quantity, String standard, long fen, Long household) {
        public Line(String village, String name, String idNumber, String quantity, String standard, long fen) {
            this(village, name, idNumber, quantity, standard, fen, null);
        }

        /** The same payment to somebody of a household. */
        public Line in(long household) {
            return new Line(village, name, idNumber, quantity, standard, fen, household);
        }

        public static Line of(String village, String name, String idNumber) {
            return new Line(village, name, idNumber, "7.2", "106.23", 76486);
        }

        public static Line of(String village, String name) {
            return of(village, name, newIdNumber());
        }
    }

    /** A month no other test uses. */
    public record When(int year, String period) {
        public static When next() {
            int n = PERIODS.getAndIncrement();
            int year = 2040 + n / 12;
            return new When(year, "%d-%02d".formatted(year, n % 12 + 1));
        }
    }

    /** An invented person's number, another one every time. */
    public static String newIdNumber() {
        int n = PEOPLE.getAndIncrement();
        String body = "360799" + (1900 + n / 10_000 % 90) + "0101" + "%03d".formatted(n % 1000);
        String start = body.substring(0, 10) + "%02d%02d".formatted(n / 1000 % 10 + 1, 1) + body.substring(14);
        for (char check : "0123456789X".toCharArray()) {
            if (IdNumber.normalize(start + check).isPresent()) {
                return start + check;
            }
        }
        throw new AssertionError("one of eleven check characters fits");
    }

    /** @return lines of one village with names of two or three characters */
    public static List<Line> lines(String village, int count) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(Line.of(village, "苏" + (char) ('\u4E00' + i % 500) + (i % 2 == 0 ? "" : "松")));
        }
        return lines;
    }

    /** @return the roster's id */
    public UUID draft(String programme, String region, When when, List<Line> lines) {
        return draft(programme, region, when, lines, "clerk.qinjiang");
    }

    /** @return the roster's id */
    public UUID draft(String programme, String region, When when, List<Line> lines, String author) {
        return draft(programme, region, when, lines, author, true);
    }

    /** A draft whose author has said nothing of its funds; @return the roster's id */
    public UUID withoutFunds(String programme, String region, When when, List<Line> lines) {
        return draft(programme, region, when, lines, "clerk.qinjiang", false);
    }

    private UUID draft(String programme, String region, When when, List<Line> lines, String author, boolean withFunds) {
        return QuarkusTransaction.requiringNew().call(() -> {
            RosterVersion version =
                    drafts.open(programme, region, when.year(), when.period(), Ids.next(), staffId(author));
            int no = 0;
            long sum = 0;
            for (Line line : lines) {
                insert(version, ++no, line);
                sum += line.fen();
            }
            drafts.close(version, lines.size(), sum);
            if (withFunds) {
                putFunds(version, sum);
            }
            return version.rosterId();
        });
    }

    /** @return the roster's id */
    public UUID published(String programme, String region, When when, List<Line> lines) {
        UUID id = draft(programme, region, when, lines);
        publish(id);
        return id;
    }

    /** Takes a draft of 琴江镇 the whole way; a correction is explained on it. */
    public void publish(UUID id) {
        clear(id, "qinjiang");
        take(id, "reviewer.qinjiang", "publish");
    }

    /** Takes a draft as far as it goes before publication; what checks found is explained. */
    public void clear(UUID id, String town) {
        explain(id, "根据公示期异议复核后更正", town);
        if (As.staff("clerk." + town)
                        .get("/api/v1/staff/rosters/{id}/funds", id)
                        .statusCode()
                == 404) {
            excuseFunds(id.toString(), "clerk." + town);
        }
        take(id, "clerk." + town, "submit");
        settle(id, town);
        take(id, "reviewer." + town, "review");
        take(id, "secrecy." + town, "clear");
    }

    /** All of the money is with the people, as the author says. */
    private void putFunds(RosterVersion version, long sum) {
        em.createNativeQuery("""
                INSERT INTO roster_fund (version_id, allotted_fen, disbursed_fen, balance_fen, paid_fen, returned_fen,
                                         transit_fen, put_by, put_at)
                VALUES (?1, ?2, ?2, 0, ?2, 0, 0, ?3, now())
                ON CONFLICT (version_id) DO UPDATE SET allotted_fen = ?2, disbursed_fen = ?2, balance_fen = 0,
                    paid_fen = ?2, returned_fen = 0, transit_fen = 0, explanation = NULL, put_by = ?3""")
                .setParameter(1, version.id())
                .setParameter(2, sum)
                .setParameter(3, version.author())
                .executeUpdate();
    }

    /** Says of an imported draft why it has no figures of its funds, as its author would. */
    public static void excuseFunds(String roster, String clerk) {
        As.staff(clerk)
                .contentType(ContentType.JSON)
                .body(Map.of("explanation", "资金由省级直接发放,本县没有拨付数据"))
                .put("/api/v1/staff/rosters/{id}/funds", roster)
                .then()
                .statusCode(200);
    }

    /** Explains everything that checks found in a roster. */
    public void settle(UUID id, String town) {
        As.staff("reviewer." + town)
                .get("/api/v1/staff/rosters/{id}/findings/summary", id)
                .jsonPath()
                .<String>getList("rules.findAll { it.open > 0 }.rule")
                .forEach(rule -> As.staff("reviewer." + town)
                        .contentType(ContentType.JSON)
                        .body(Map.of("rule", rule, "status", "explained", "note", "已逐户核对台账,情况属实"))
                        .post("/api/v1/staff/rosters/{id}/findings/disposition", id)
                        .then()
                        .statusCode(200));
    }

    /** Gives the reason of a correction; nothing where the draft corrects nothing. */
    public void explain(UUID id, String reason) {
        explain(id, reason, "qinjiang");
    }

    private static void explain(UUID id, String reason, String town) {
        int status = As.staff("clerk." + town)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", reason))
                .put("/api/v1/staff/rosters/{id}/correction", id)
                .statusCode();
        if (status != 200 && status != 404) {
            throw new AssertionError("the correction was answered " + status);
        }
    }

    /** As if the publicity period had run out yesterday, without waiting for it. */
    public void endPublicity(UUID id) {
        QuarkusTransaction.requiringNew()
                .run(() -> em.createNativeQuery("""
                        UPDATE roster_version SET publicity_from = current_date - 9, publicity_to = current_date - 2
                        WHERE roster_id = ?1 AND status = 'published'""").setParameter(1, id).executeUpdate());
    }

    public void take(UUID id, String who, String action) {
        As.staff(who)
                .post("/api/v1/staff/rosters/{id}/{action}", id, action)
                .then()
                .statusCode(200);
    }

    public UUID staffId(String username) {
        return (UUID) em.createNativeQuery("SELECT id FROM staff_person WHERE username = ?1")
                .setParameter(1, username)
                .getSingleResult();
    }

    private void insert(RosterVersion version, int no, Line line) {
        Object person = em.createNativeQuery("""
                INSERT INTO beneficiary (county, id_index, id_sealed, name) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (county, id_index) DO UPDATE SET name = EXCLUDED.name RETURNING id""")
                .setParameter(1, version.county())
                .setParameter(2, index.of("id-number", line.idNumber()))
                .setParameter(3, new byte[] {1})
                .setParameter(4, line.name())
                .getSingleResult();
        em.createNativeQuery("""
                INSERT INTO roster_line (county, year, version_id, no, village, group_name, name, name_folded, quantity,
                                         unit, standard, amount_fen, beneficiary_id, name_pinyin, name_initials, household)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)""")
                .setParameter(1, version.county())
                .setParameter(2, version.year())
                .setParameter(3, version.id())
                .setParameter(4, no)
                .setParameter(5, line.village())
                .setParameter(6, "第1组")
                .setParameter(7, line.name())
                .setParameter(8, NameFold.fold(line.name()))
                .setParameter(9, new BigDecimal(line.quantity()))
                .setParameter(10, "亩")
                .setParameter(11, new BigDecimal(line.standard()))
                .setParameter(12, line.fen())
                .setParameter(13, ((Number) person).longValue())
                .setParameter(14, Pinyin.of(NameFold.fold(line.name())).full())
                .setParameter(15, Pinyin.of(NameFold.fold(line.name())).initials())
                .setParameter(16, line.household())
                .executeUpdate();
    }
}
