package cn.fingertip.roster.inspect;

import cn.fingertip.kernel.Money;
import cn.fingertip.kernel.Problem;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import cn.fingertip.roster.CodeName;
import cn.fingertip.roster.line.Decimals;
import cn.fingertip.roster.line.SealedNumbers;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Lines of whatever has been public once, with the numbers of people and accounts opened. */
@ApplicationScoped
public class InspectionRepository {
    private static final String LINES = """
            SELECT r.id, r.title, r.programme, p.name, r.year, r.period, v.version, v.status, l.no, l.village,
                   l.group_name, l.name, b.id_index, b.id_sealed, a.card_index, a.card_sealed, l.quantity, l.unit,
                   l.standard, l.amount_fen
            FROM roster_version v
            JOIN roster r ON r.id = v.roster_id
            JOIN programme p ON p.code = r.programme
            JOIN roster_line l ON l.county = v.county AND l.year = v.year AND l.version_id = v.id
            JOIN beneficiary b ON b.county = l.county AND b.id = l.beneficiary_id
            LEFT JOIN account a ON a.county = l.county AND a.id = l.account_id
            WHERE v.status IN ('published', 'superseded', 'withdrawn')""";
    private static final String ORDER = " ORDER BY r.year DESC, r.period DESC, r.id DESC, v.version DESC, l.no LIMIT ?";

    private final DataSource database;
    private final Regions regions;
    private final SealedNumbers numbers;
    private final int seconds;

    InspectionRepository(DataSource database, Regions regions, SealedNumbers numbers, InspectionConfig config) {
        this.database = database;
        this.regions = regions;
        this.numbers = numbers;
        this.seconds = Math.toIntExact(config.patience().toSeconds());
    }

    /**
     * @return the newest first
     * @throws Problem 422 {@code inspection-too-wide} where it takes too long; the transaction is lost then
     */
    public List<InspectedLine> lines(LineConditions conditions, int rows) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LINES + conditions.sql() + ORDER)) {
            statement.setQueryTimeout(seconds);
            int at = 0;
            for (Object value : conditions.values()) {
                statement.setObject(++at, value);
            }
            statement.setInt(++at, rows);
            List<InspectedLine> found = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    found.add(line(result));
                }
            }
            return found;
        } catch (SQLException e) {
            throw TooWide.of(e);
        }
    }

    private InspectedLine line(ResultSet row) throws SQLException {
        String village = row.getString(10);
        return new InspectedLine(
                row.getObject(1, UUID.class).toString(),
                row.getString(2),
                new CodeName(row.getString(3), row.getString(4)),
                row.getInt(5),
                row.getString(6),
                row.getInt(7),
                row.getString(8),
                row.getInt(9),
                new CodeName(
                        village, regions.find(village).map(RegionName::name).orElse(village)),
                row.getString(11),
                row.getString(12),
                numbers.id(row.getBytes(13), row.getBytes(14)),
                numbers.card(row.getBytes(15), row.getBytes(16)),
                Decimals.plain(row.getBigDecimal(17)),
                row.getString(18),
                Decimals.plain(row.getBigDecimal(19)),
                new Money(row.getLong(20)));
    }
}
