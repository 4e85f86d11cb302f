import cn.fingertip.roster.search.Pinyin;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Fills the tables with published rosters of invented people by COPY: 10⁵, 10⁶ or 10⁷ lines, spread over the villages of
 * the regions known, five programmes and ten years, as a county's archive is. A person has the same id in every roster,
 * and three who stand together in a village are a household, known by the first of them, as an import writes it;
 * ID and card numbers are random bytes where they would be sealed, so nobody can be found by one.
 *
 * <p>Arguments: lines; optionally years (10) and lines of one roster (4000). Uses FINGERTIP_DATABASE_URL, _USER and
 * _PASSWORD, and needs the tables there. What an earlier run made is removed first. The lines are written without their
 * indexes being dropped: what is measured later lives on the same pages as a real archive.
 */
final class LineGenerator {
    private static final String COUNTY = "360735";
    private static final String SURNAMES = "苏熊夏尹余吴温赖孙陈傅郭戴宋阎贾潘汪林曾何";
    private static final String GIVEN = "松香兰军静涛华山洋煌柏永银竹春东凤礼国文建芳荣根";
    private static final List<String> PROGRAMMES = List.of("farmland", "grain-producer", "dibao", "machinery", "forest");
    private static final int FIRST_YEAR = 2016;
    private static final int FULL = 256 * 1024;
    private static final String IMPORT = "00000000-0000-0000-0000-00000000be9c";

    private final Connection database;
    private final Random random = new Random(20251121);
    private final StringBuilder buffer = new StringBuilder(FULL + 4096);
    private CopyIn copy;

    private LineGenerator(Connection database) {
        this.database = database;
    }

    public static void main(String... arguments) throws SQLException {
        int lines = (int) Double.parseDouble(arguments[0]);
        int years = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        int each = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 4000;
        try (Connection database = DriverManager.getConnection(
                System.getenv("FINGERTIP_DATABASE_URL"),
                System.getenv("FINGERTIP_DATABASE_USER"),
                System.getenv("FINGERTIP_DATABASE_PASSWORD"))) {
            database.setAutoCommit(false);
            new LineGenerator(database).fill(lines, years, each);
        }
    }

    private void fill(int lines, int years, int each) throws SQLException {
        long start = System.nanoTime();
        clear();
        List<String> villages = villages();
        int people = Math.max(each, Math.min(300_000, lines / 5));
        people(people);
        database.commit();
        List<String> rosters = new ArrayList<>();
        int written = 0;
        for (int n = 0; written < lines; n++) {
            int count = Math.min(each, lines - written);
            int year = FIRST_YEAR + n % years;
            String programme = PROGRAMMES.get(n / years % PROGRAMMES.size());
            int batch = n / (years * PROGRAMMES.size());
            int firstVillage = batch * 16 % villages.size();
            rosters.add(roster(n, programme, villages.get(firstVillage).substring(0, 9), year, batch, count,
                    villages, firstVillage, each, people));
            written += count;
            if (n % 50 == 49) {
                database.commit();
            }
        }
        database.commit();
        database.setAutoCommit(true);
        run("ANALYZE roster, roster_version, roster_line, beneficiary");
        System.err.printf("%,d lines of %,d people in %,d rosters, %.1f s%n", written, people, rosters.size(),
                (System.nanoTime() - start) / 1e9);
        System.out.println(rosters.getFirst());
    }

    private void clear() throws SQLException {
        run("DELETE FROM roster_line l USING roster_version v WHERE v.id = l.version_id AND v.import_id = '" + IMPORT + "'"
                + " AND l.county = '" + COUNTY + "'");
        run("UPDATE roster SET current_version = NULL WHERE id IN (SELECT roster_id FROM roster_version WHERE import_id = '"
                + IMPORT + "')");
        run("WITH gone AS (DELETE FROM roster_version WHERE import_id = '" + IMPORT + "' RETURNING roster_id) "
                + "DELETE FROM roster r USING gone WHERE r.id = gone.roster_id");
        run("DELETE FROM beneficiary WHERE county = '" + COUNTY + "' AND id_sealed = '\\x00'");
    }

    private void people(int count) throws SQLException {
        begin("COPY beneficiary (county, id, id_index, id_sealed, name) FROM STDIN");
        byte[] index = new byte[32];
        for (int person = 1; person <= count; person++) {
            random.nextBytes(index);
            buffer.append(COUNTY).append('\t').append(id(person)).append("\t\\\\x")
                    .append(java.util.HexFormat.of().formatHex(index)).append("\t\\\\x00\t").append(name(person));
            endRow();
        }
        end();
    }

    private static int person(int batch, int each, int no, int people) {
        return (int) ((batch * (long) each + no - 1) % people) + 1;
    }

    /** Far above what the table's own sequence gives. */
    private static long id(int person) {
        return (1L << 40) + person;
    }

    private String roster(int n, String programme, String region, int year, int batch, int count, List<String> villages,
            int firstVillage, int each, int people) throws SQLException {
        UUID roster = new UUID(random.nextLong() & ~0xF000L | 0x7000L, random.nextLong() & ~(3L << 62) | 2L << 62);
        UUID version = new UUID(random.nextLong() & ~0xF000L | 0x7000L, random.nextLong() & ~(3L << 62) | 2L << 62);
        String period = year + "-bench" + batch;
        int perVillage = Math.max(1, each / 16);
        LocalDate published = LocalDate.of(year, 9, 1);
        run("INSERT INTO roster (id, county, programme, region, year, period, title, current_version, created_at) VALUES ('"
                + roster + "', '" + COUNTY + "', '" + programme + "', '" + region + "', " + year + ", '" + period + "', '"
                + year + "年发放清册(" + (n + 1) + ")', NULL, '" + published + "')");
        long total = 0;
        begin("COPY roster_line (county, year, version_id, no, village, group_name, name, name_folded, quantity, unit, "
                + "standard, amount_fen, beneficiary_id, account_id, household, name_pinyin, name_initials) FROM STDIN");
        for (int no = 1; no <= count; no++) {
            int person = person(batch, each, no, people);
            int head = person(batch, each, no - (no - 1) % perVillage % 3, people);
            int hundredths = 30 + Math.floorMod(person * 7919 + year * 31, 1100);
            long fen = Math.round(hundredths * 106.23);
            total += fen;
            String name = name(person);
            Pinyin letters = Pinyin.of(name);
            buffer.append(COUNTY).append('\t').append(year).append('\t').append(version).append('\t').append(no).append('\t')
                    .append(villages.get((firstVillage + (no - 1) / perVillage) % villages.size())).append("\t第")
                    .append(person % 9 + 1).append("组\t").append(name).append('\t').append(name).append('\t')
                    .append(hundredths / 100).append('.').append(hundredths / 10 % 10).append(hundredths % 10)
                    .append("\t亩\t106.23\t").append(fen).append('\t').append(id(person)).append("\t\\N\t")
                    .append(id(head)).append('\t').append(letters.full()).append('\t').append(letters.initials());
            endRow();
        }
        end();
        run("INSERT INTO roster_version (id, roster_id, version, county, year, status, line_count, total_fen, import_id, "
                + "author, published_at, publicity_from, publicity_to, created_at) VALUES ('" + version + "', '" + roster
                + "', 1, '" + COUNTY + "', " + year + ", 'published', " + count + ", " + total + ", '" + IMPORT + "', '"
                + new UUID(0, 0) + "', '" + published + "', '" + published + "', '" + published.plusDays(7) + "', '"
                + published + "')");
        run("UPDATE roster SET current_version = 1 WHERE id = '" + roster + "'");
        return roster.toString();
    }

    private List<String> villages() throws SQLException {
        List<String> codes = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery("SELECT code FROM region WHERE level = 'village' AND code LIKE '"
                        + COUNTY + "%' ORDER BY code")) {
            while (found.next()) {
                codes.add(found.getString(1));
            }
        }
        if (codes.isEmpty()) {
            throw new IllegalStateException("no regions: start the product once against this database");
        }
        return codes;
    }

    private static String name(int person) {
        String name = "" + SURNAMES.charAt(person * 7 % SURNAMES.length()) + GIVEN.charAt(person * 11 % GIVEN.length());
        return person % 3 == 0 ? name : name + GIVEN.charAt(person / 5 % GIVEN.length());
    }

    private void begin(String sql) throws SQLException {
        copy = database.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    }

    private void endRow() throws SQLException {
        buffer.append('\n');
        if (buffer.length() >= FULL) {
            flush();
        }
    }

    private void end() throws SQLException {
        flush();
        copy.endCopy();
    }

    private void flush() throws SQLException {
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.setLength(0);
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
