package cn.fingertip.roster.search;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.crypto.BlindIndex;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.IdNumber;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HexFormat;
import java.util.List;

/**
 * Looks for a person across the rosters of a township or county. Only inspectors may, within their grant and for a stated
 * reason, and every search is audited: for whom goes into the chain as a keyed hash, so that it can be shown afterwards
 * whether somebody was looked for, and nothing else.
 */
@ApplicationScoped
class StaffLineSearch {
    /** A county, township or village. */
    static final String REGION = "\\d{6}|\\d{9}|\\d{12}";

    private static final int SHORTEST = 2;
    private static final int AUDITED_BYTES = 8;

    private final LineSearchRepository lines;
    private final CurrentStaff staff;
    private final BlindIndex index;
    private final AuditTrail audit;

    StaffLineSearch(LineSearchRepository lines, CurrentStaff staff, BlindIndex index, AuditTrail audit) {
        this.lines = lines;
        this.staff = staff;
        this.index = index;
        this.audit = audit;
    }

    /**
     * @param typed part of a name, pinyin or initials; at least two characters, since a surname alone finds a tenth of a
     *     county
     * @throws Problem 404 outside one's regions, 422 {@code invalid} where it is shorter, 400 for a cursor that is none
     */
    @Transactional
    public CursorPage<FoundLine> byName(String region, int year, String typed, SearchReason reason, PageRequest page) {
        staff.require(Role.INSPECTOR, region);
        NameFilter name = NameFilter.of(typed);
        if (name == null || name.part().codePointCount(0, name.part().length()) < SHORTEST) {
            throw wrong("name", "too-short", "跨清册查询时,姓名、拼音或首字母至少要有两个字");
        }
        LineSearchRepository.Place after = page.cursor() == null ? null : place(page.cursor());
        CursorPage<LineSearchRepository.Row> found = CursorPage.of(
                lines.byName(region, year, name, after, page.limit() + 1),
                page.limit(),
                row -> Cursor.of(row.place().rosterId(), row.place().no()));
        audit(
                region,
                year,
                reason,
                "name",
                index.of("searched-name", name.part()),
                found.items().size());
        return found.map(LineSearchRepository.Row::line);
    }

    /**
     * @return what was paid to one person, the newest first
     * @throws Problem 404 outside one's regions, 422 {@code invalid} where it is no ID number, 400 for a cursor that is none
     */
    @Transactional
    public CursorPage<FoundLine> byPerson(FindPerson wanted, PageRequest page) {
        staff.require(Role.INSPECTOR, wanted.region());
        String id = IdNumber.normalize(wanted.idNumber())
                .orElseThrow(() -> wrong("idNumber", "malformed", "身份证号不正确,应为 18 位(或 15 位旧号)"));
        byte[] person = index.of("id-number", id);
        PersonPlace before = page.cursor() == null ? null : PersonPlace.of(page.cursor());
        List<FoundLine> rows = lines.byPerson(wanted.region(), wanted.year(), person, before, page.limit() + 1).stream()
                .map(LineSearchRepository.Row::line)
                .toList();
        CursorPage<FoundLine> found = CursorPage.of(rows, page.limit(), PersonPlace::cursor);
        audit(
                wanted.region(),
                wanted.year(),
                wanted.reason(),
                "id",
                person,
                found.items().size());
        return found;
    }

    private void audit(String region, Integer year, SearchReason reason, String by, byte[] person, int found) {
        audit.record(AuditEvent.of("lines.searched", "region:" + region)
                .by(staff.actor())
                .in(staff.nearestGrant(Role.INSPECTOR, region))
                .with("region", region)
                .with("year", year)
                .with("reason", reason.wire())
                .with("by", by)
                .with("person", HexFormat.of().formatHex(person, 0, AUDITED_BYTES))
                .with("found", found));
    }

    private static Problem wrong(String field, String code, String message) {
        return Problem.rule(
                "invalid", "填写有误", "请检查后重新提交:" + message, List.of(new Problem.Violation(field, code, message)));
    }

    private static LineSearchRepository.Place place(String cursor) {
        List<String> keys = Cursor.read(cursor, 2);
        try {
            return new LineSearchRepository.Place(Cursor.idIn(keys.getFirst()), Integer.parseInt(keys.getLast()));
        } catch (NumberFormatException notOurs) {
            throw Cursor.invalid();
        }
    }
}
