package cn.fingertip.roster.inspect;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.crypto.BlindIndex;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.OpenCase;
import cn.fingertip.identity.OpenCases;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.IdNumber;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.importing.sheet.row.Accounts;
import cn.fingertip.roster.programme.ProgrammeRepository;
import cn.fingertip.roster.search.NameFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;

/**
 * Unmasked lines of every year, for whoever has an open case and names a reason. Each look is audited on the chain of the
 * office that has the case, in the same transaction: with the case, the reason, what was looked by, and a keyed hash of whom.
 */
@ApplicationScoped
class Inspections {
    /** A county, township or village. */
    static final String REGION = "\\d{6}|\\d{9}|\\d{12}";

    private static final int VILLAGE = 12;
    private static final int SHORTEST = 2;
    private static final int AUDITED_BYTES = 8;

    private final OpenCases cases;
    private final InspectionRepository lines;
    private final ProgrammeRepository programmes;
    private final CurrentStaff staff;
    private final BlindIndex index;
    private final AuditTrail audit;

    Inspections(
            OpenCases cases,
            InspectionRepository lines,
            ProgrammeRepository programmes,
            CurrentStaff staff,
            BlindIndex index,
            AuditTrail audit) {
        this.cases = cases;
        this.lines = lines;
        this.programmes = programmes;
        this.staff = staff;
        this.index = index;
        this.audit = audit;
    }

    /**
     * @param caseId of a report
     * @return the newest first
     * @throws Problem as {@link OpenCases#require}; 404 outside one's regions; 422 {@code invalid} where nothing or
     *     nonsense is looked for, {@code years-invalid}, {@code programme-unknown}, {@code inspection-too-wide}; 400 for a
     *     cursor that is none
     */
    @Transactional
    public CursorPage<InspectedLine> lines(UUID caseId, InspectLines wanted, PageRequest page) {
        OpenCase open = cases.require(caseId);
        staff.require(Role.INSPECTOR, wanted.region());
        LineConditions conditions = new LineConditions(wanted.region(), Years.of(wanted.fromYear(), wanted.toYear()));
        AuditEvent look = AuditEvent.of("case.lines-inspected", open.name())
                .by(staff.actor())
                .in(open.office())
                .with("reason", wanted.reason().wire())
                .with("region", wanted.region())
                .with("fromYear", wanted.fromYear())
                .with("toYear", wanted.toYear());
        look = narrow(conditions, wanted, look);
        if (page.cursor() != null) {
            conditions.after(LinePlace.of(page.cursor()));
        }
        CursorPage<InspectedLine> found =
                CursorPage.of(lines.lines(conditions, page.limit() + 1), page.limit(), LinePlace::cursor);
        audit.record(look.with("found", found.items().size()).with("continued", page.cursor() == null ? null : "true"));
        return found;
    }

    /** @return the audit entry with what is looked by: of people and accounts the beginning of a keyed hash */
    private AuditEvent narrow(LineConditions conditions, InspectLines wanted, AuditEvent look) {
        StringJoiner by = new StringJoiner(",");
        AuditEvent told = look;
        if (filled(wanted.idNumber())) {
            String id = IdNumber.normalize(wanted.idNumber())
                    .orElseThrow(() -> wrong("idNumber", "malformed", "身份证号不正确,应为 18 位(或 15 位旧号)"));
            byte[] person = index.of("id-number", id);
            conditions.person(person);
            by.add("id");
            told = told.with("person", hash(person));
        }
        if (filled(wanted.card())) {
            String digits = Accounts.normalize(wanted.card())
                    .orElseThrow(() -> wrong("card", "malformed", "银行账号不正确,请对照存折或银行卡重新填写"));
            byte[] account = index.of("card", digits);
            conditions.card(account);
            by.add("card");
            told = told.with("account", hash(account));
        }
        if (filled(wanted.name())) {
            NameFilter name = NameFilter.of(wanted.name());
            if (name == null || name.part().codePointCount(0, name.part().length()) < SHORTEST) {
                throw wrong("name", "too-short", "姓名、拼音或首字母至少要有两个字");
            }
            conditions.name(name);
            by.add("name");
            told = told.with("name", hash(index.of("searched-name", name.part())));
        }
        if (filled(wanted.programme())) {
            programmes.require(wanted.programme());
            conditions.programme(wanted.programme());
            by.add("programme");
            told = told.with("programme", wanted.programme());
        }
        if (wanted.region().length() == VILLAGE) {
            by.add("village");
        }
        if (by.length() == 0) {
            throw wrong("", "required", "姓名、身份证号、银行账号、村、补贴项目至少填一项");
        }
        if (wanted.currentOnly()) {
            conditions.currentOnly();
        }
        return told.with("by", by);
    }

    private static boolean filled(String typed) {
        return typed != null && !typed.isBlank();
    }

    private static String hash(byte[] index) {
        return HexFormat.of().formatHex(index, 0, AUDITED_BYTES);
    }

    private static Problem wrong(String field, String code, String message) {
        return Problem.rule(
                "invalid", "填写有误", "请检查后重新提交:" + message, List.of(new Problem.Violation(field, code, message)));
    }
}
