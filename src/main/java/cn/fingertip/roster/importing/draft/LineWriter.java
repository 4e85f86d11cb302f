package cn.fingertip.roster.importing.draft;

import cn.fingertip.crypto.Sealer;
import cn.fingertip.roster.RosterVersion;
import cn.fingertip.roster.importing.sheet.row.Line;
import cn.fingertip.roster.search.Pinyin;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.LongStream;
import org.postgresql.PGConnection;

/** Writes the lines of one roster version, batch by batch, in the caller's transaction. */
public final class LineWriter {
    private static final String COPY = """
            COPY roster_line (county, year, version_id, no, village, group_name, name, name_folded, quantity, unit,
            standard, amount_fen, beneficiary_id, account_id, household, name_pinyin, name_initials) FROM STDIN""";

    private final Connection connection;
    private final RosterVersion version;
    private final String versionId;
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
        this.versionId = version.id().toString();
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
        Distinct<Line> persons = new Distinct<>(lines.size());
        Distinct<String> cards = new Distinct<>(lines.size());
        for (Line line : lines) {
            persons.add(line.idIndex(), line);
            cards.add(line.cardIndex(), line.card());
        }
        long[] personIds = people.ids(persons.indexes(), persons.values());
        people.rename();
        long[] accountIds = accounts.ids(cards.indexes(), cards.values());
        CopyText rows =
                new CopyText(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY));
        for (int i = 0; i < lines.size(); i++) {
            int card = cards.place(i);
            write(rows, lines.get(i), personIds[persons.place(i)], card < 0 ? null : Long.toString(accountIds[card]));
        }
        rows.end();
    }

    /** To be called once after the last lines. */
    public void end() throws SQLException {
        long[] uncertain = households.uncertain();
        if (uncertain.length == 0) {
            return;
        }
        try (PreparedStatement none = connection.prepareStatement("""
                UPDATE roster_line SET household = NULL
                WHERE county = ?::bpchar AND year = ? AND version_id = ?::uuid AND household = ANY (?)""")) {
            none.setString(1, version.county());
            none.setInt(2, version.year());
            none.setString(3, versionId);
            none.setArray(
                    4,
                    connection.createArrayOf(
                            "bigint", LongStream.of(uncertain).boxed().toArray()));
            none.executeUpdate();
        }
    }

    /** @return lines so far */
    public int written() {
        return written;
    }

    /** @return sum of the amounts so far, in fen */
    public long totalFen() {
        return totalFen;
    }

    private void write(CopyText row, Line line, long person, String account) throws SQLException {
        written++;
        totalFen = Math.addExact(totalFen, line.amountFen());
        row.field(version.county())
                .field(version.year())
                .field(versionId)
                .field(written)
                .field(line.village())
                .field(line.group())
                .field(line.name())
                .field(line.folded())
                .field(plain(line.quantity()))
                .field(unit)
                .field(plain(line.standard()))
                .field(line.amountFen())
                .field(person)
                .field(account)
                .field(households.of(line, person));
        Pinyin pinyin = letters.of(line.folded());
        row.field(pinyin.full()).field(pinyin.initials());
        row.endRow();
    }

    private static String plain(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
