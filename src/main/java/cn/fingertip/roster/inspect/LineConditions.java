package cn.fingertip.roster.inspect;

import cn.fingertip.roster.search.NameFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What lines are narrowed to: the end of a query and its values, made one after the other. */
public final class LineConditions {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();
    private final String county;

    /** Lines of a region's villages in these years; a county leads every table. */
    public LineConditions(String region, Years years) {
        county = region.substring(0, 6);
        and("v.county = ?::bpchar", county);
        and("l.county = ?::bpchar", county);
        and("l.village LIKE ?", region + "%");
        // Of both, so that only the partitions of these years are opened.
        and("v.year BETWEEN ? AND ?", years.from(), years.to());
        and("l.year BETWEEN ? AND ?", years.from(), years.to());
    }

    /** Only what stands published now. */
    public LineConditions currentOnly() {
        return and("v.status = 'published'");
    }

    /** Of one subsidy programme. */
    public LineConditions programme(String code) {
        return and("r.programme = ?", code);
    }

    LineConditions name(NameFilter name) {
        name.addTo(sql, values, false);
        return this;
    }

    /** @param index blind index of an ID number */
    LineConditions person(byte[] index) {
        return and(
                "l.beneficiary_id = (SELECT id FROM beneficiary WHERE county = ?::bpchar AND id_index = ?)",
                county,
                index);
    }

    /** @param index blind index of a card number */
    LineConditions card(byte[] index) {
        return and(
                "l.account_id = (SELECT id FROM account WHERE county = ?::bpchar AND card_index = ?)", county, index);
    }

    /** @param id of the person in the database */
    public LineConditions beneficiary(long id) {
        return and("l.beneficiary_id = ?", id);
    }

    /** @param id of the account in the database */
    public LineConditions account(long id) {
        return and("l.account_id = ?", id);
    }

    /** Lines of one version. */
    public LineConditions version(UUID id) {
        return and("l.version_id = ?", id);
    }

    /** The line of this number; of one version. */
    public LineConditions no(int no) {
        return and("l.no = ?", no);
    }

    LineConditions after(LinePlace place) {
        return and(
                "((r.year, r.period, r.id, v.version) < (?, ?, ?, ?) OR (r.year, r.period, r.id, v.version) = (?, ?, ?, ?) AND l.no > ?)",
                place.year(),
                place.period(),
                place.rosterId(),
                place.version(),
                place.year(),
                place.period(),
                place.rosterId(),
                place.version(),
                place.no());
    }

    String sql() {
        return sql.toString();
    }

    List<Object> values() {
        return values;
    }

    private LineConditions and(String condition, Object... of) {
        sql.append(" AND ").append(condition);
        values.addAll(List.of(of));
        return this;
    }
}
