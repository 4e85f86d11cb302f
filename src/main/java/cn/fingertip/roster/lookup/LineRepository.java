package cn.fingertip.roster.lookup;

import cn.fingertip.kernel.Money;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import cn.fingertip.roster.CodeName;
import cn.fingertip.roster.line.Decimals;
import cn.fingertip.roster.lookup.cache.CurrentVersion;
import cn.fingertip.roster.search.NameMask;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The lines of a version, as far as its programme lets them be seen. */
@ApplicationScoped
class LineRepository {
    private final Reads reads;
    private final Regions regions;

    LineRepository(Reads reads, Regions regions) {
        this.reads = reads;
        this.regions = regions;
    }

    /** @return lines in the order of the roster, one more than asked for where there are more */
    List<LineView> of(CurrentVersion.Published of, LineQuery query) {
        // The year is no parameter: with one, each execution locks every partition to use a single one of them.
        StringBuilder sql = new StringBuilder("""
                SELECT no, village, group_name, name, name_folded, quantity, unit, standard, amount_fen FROM roster_line
                WHERE county = ? AND version_id = ? AND no > ? AND year =\s""").append(of.year());
        List<Object> values = new ArrayList<>(List.of(of.county(), of.versionId(), query.after()));
        if (query.village() != null) {
            sql.append(" AND village = ?");
            values.add(query.village());
        }
        if (query.name() != null) {
            query.name().addTo(sql, values, of.maskNames());
        }
        sql.append(" ORDER BY no LIMIT ?");
        values.add(query.limit() + 1);
        return reads.read(sql.toString(), values, row -> line(of, row));
    }

    PublishedRosters.Extent extent(CurrentVersion.Published of, String village) {
        return reads.read(
                        """
                SELECT count(*), coalesce(sum(amount_fen), 0) FROM roster_line
                WHERE county = ? AND year = ? AND version_id = ? AND village = ?""",
                        List.of(of.county(), of.year(), of.versionId(), village),
                        row -> new PublishedRosters.Extent(row.getInt(1), row.getLong(2)))
                .getFirst();
    }

    private LineView line(CurrentVersion.Published of, ResultSet row) throws SQLException {
        return new LineView(
                row.getInt(1),
                region(row.getString(2)),
                row.getString(3),
                of.maskNames() ? NameMask.of(row.getString(5)) : row.getString(4),
                of.showQuantity() ? Decimals.plain(row.getBigDecimal(6)) : null,
                of.showQuantity() ? row.getString(7) : null,
                of.showStandard() ? Decimals.plain(row.getBigDecimal(8)) : null,
                new Money(row.getLong(9)));
    }

    private CodeName region(String code) {
        return new CodeName(code, regions.find(code).map(RegionName::name).orElse(code));
    }
}
