package cn.fingertip.roster.importing.draft;

import cn.fingertip.crypto.Sealer;
import cn.fingertip.roster.RosterVersion;
import cn.fingertip.roster.importing.sheet.Index;
import cn.fingertip.roster.importing.sheet.Line;
import cn.fingertip.roster.search.Pinyin;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/** Writes the lines of one roster version, batch by batch, in the caller's transaction. */
public final class LineWriter {
    private static final String COPY = """
            COPY roster_line (county, year, version_id, no, village, group_name, name, name_folded, quantity, unit,
            standard, amount_fen, beneficiary_id, account_id, household, name_pinyin, name_initials) FROM STDIN""";

    private final Connection connection;
    private final RosterVersion version;
    private final String unit;
    private final Beneficiaries people;
    private final BankAccounts accounts;
    private final Households households = new Households();
    private final NameLetters letters = new NameLetters();
    private int written;
    private long totalFen;

    public LineWriter(Connection connection, RosterVersion version, String unit, Sealer sealer) {
        this.connection = connection;
        this.version = version;
        this.unit = unit;
        this.people = new Beneficiaries(connection, version.county(), sealer);
        this.accounts = new BankAccounts(connection, version.county(), sealer);
    }

    /**
     * To be called once before the first lines. In a new county the tables grow from nothing to all its people within
     * this transaction, and the planner, which still thinks them empty, would read them whole for every batch.
     */
    public void begin() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL enable_seqscan = off");
        }
    }

    /** Writes the next lines of the file, and those of their people and accounts that are new. */
    public void write(List<Line> lines) throws SQLException {
        Map<Index, Line> persons = HashMap.newHashMap(lines.size());
        Map<Index, String> cards = HashMap.newHashMap(lines.size());
        for (Line line : lines) {
            persons.put(line.idIndex(), line);
            if (line.card() != null) {
                cards.put(line.cardIndex(), line.card());
            }
        }
        Map<Index, Long> personIds = people.ids(persons);
        people.rename();
        copy(lines, personIds, accounts.ids(cards));
    }

    /** @return lines so far */
    public int written() {
        return written;
    }

    /** @return sum of the amounts so far, in fen */
    public long totalFen() {
        return totalFen;
    }

    private void copy(List<Line> lines, Map<Index, Long> people, Map<Index, Long> accounts) throws SQLException {
        CopyText row =
                new CopyText(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY));
        String id = version.id().toString();
        for (Line line : lines) {
            written++;
            totalFen = Math.addExact(totalFen, line.amountFen());
            row.field(version.county())
                    .field(version.year())
                    .field(id)
                    .field(written)
                    .field(line.village())
                    .field(line.group())
                    .field(line.name())
                    .field(line.folded())
                    .field(plain(line.quantity()))
                    .field(unit)
                    .field(plain(line.standard()))
                    .field(line.amountFen())
                    .field(people.get(line.idIndex()))
                    .field(
                            line.card() == null
                                    ? null
                                    : accounts.get(line.cardIndex()).toString())
                    .field(households.of(line.village(), line.household(), people.get(line.idIndex())));
            Pinyin pinyin = letters.of(line.folded());
            row.field(pinyin.full()).field(pinyin.initials());
            row.endRow();
        }
        row.end();
    }

    private static String plain(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
