package cn.fingertip.report.routing;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Problem;
import cn.fingertip.region.Level;
import cn.fingertip.region.Regions;
import cn.fingertip.report.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps what routing goes by. Changing an office is for an administrator of its superior's region: whoever could take
 * the head of their own county off the list could have reports about the head sent there. Whose place it is has a say as
 * well: another county cannot take a township from its own.
 */
@ApplicationScoped
class OfficeBook {
    private static final Pattern CODE = Pattern.compile("[0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}");

    private final Offices offices;
    private final OfficeRepository rows;
    private final Regions regions;
    private final CurrentStaff staff;
    private final AuditTrail audit;

    OfficeBook(Offices offices, OfficeRepository rows, Regions regions, CurrentStaff staff, AuditTrail audit) {
        this.offices = offices;
        this.rows = rows;
        this.regions = regions;
        this.staff = staff;
        this.audit = audit;
    }

    /** @throws Problem 404 where there is none, or the asker manages neither it nor what is above it */
    @Transactional
    OfficeView open(String code) {
        Office office = offices.find(code).orElseThrow(Report::notFound);
        staff.require(Role.ADMIN, office.region());
        return view(office);
    }

    /** @throws Problem 404, also where no region has the code; 422 {@code report-office-circle}, {@code report-office-superior}, {@code report-office-unknown} */
    @Transactional
    OfficeView put(String code, PutOffice request) {
        if (!CODE.matcher(code).matches()) {
            throw Report.notFound();
        }
        staff.require(Role.ADMIN, Level.around(code));
        Office office = request.office(code);
        Optional<Office> now = offices.find(code);
        // Prefectures and provinces have codes but, where only counties are loaded, no entry.
        if (now.isEmpty()
                && code.length() >= Level.COUNTY.digits()
                && regions.find(code).isEmpty()) {
            throw Report.notFound();
        }
        now.ifPresent(this::requireAbove);
        requireAbove(office);
        if (office.superior() != null) {
            Office superior = offices.find(office.superior())
                    .orElseThrow(() -> Problem.rule(
                            "report-office-unknown", "没有这个受理单位", "上级代码 " + office.superior() + " 没有对应的受理单位。"));
            if (offices.chain(superior).stream().anyMatch(above -> above.code().equals(code))) {
                throw Problem.rule("report-office-circle", "上下级成了循环", "所选的上级本身在这个单位之下,请重新选择上级。");
            }
            // A chain of offices beside one another would be cut off before it reaches those who watch over them.
            if (superior.code().length() >= code.length()) {
                throw Problem.rule("report-office-superior", "上级应为更高一级", "上级须是更高级别地区的受理单位(代码更短),请重新选择上级。");
            }
        }
        rows.put(office);
        audit.record(event("report.office-changed", office).with("superior", String.valueOf(office.superior())));
        return view(office);
    }

    /** @throws Problem 404 */
    @Transactional
    OfficeView putPeople(String code, PutOfficePeople request) {
        Office office = offices.find(code).orElseThrow(Report::notFound);
        requireAbove(office);
        Map<String, OfficePerson> byName = new LinkedHashMap<>();
        request.people().forEach(person -> byName.put(person.name().strip(), person));
        rows.setPeople(code, byName.values());
        audit.record(event("report.office-people-changed", office).with("people", byName.size()));
        return view(office);
    }

    private OfficeView view(Office office) {
        List<Office> chain = offices.chain(office);
        return new OfficeView(office, chain, rows.people(office.code()));
    }

    private void requireAbove(Office office) {
        staff.require(Role.ADMIN, office.superior() == null ? "" : office.superior());
    }

    private AuditEvent event(String action, Office office) {
        return AuditEvent.of(action, "report-office:" + office.code())
                .by(staff.actor())
                .in(office.superior() == null ? "" : office.superior());
    }
}
