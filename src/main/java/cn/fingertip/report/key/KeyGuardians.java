package cn.fingertip.report.key;

import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import cn.fingertip.report.Named;
import cn.fingertip.report.routing.Office;
import cn.fingertip.report.routing.Offices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Who admits somebody to an office that had key holders and has none any more: a holder of the office above, or, where
 * inspectors are wanted, a custodian of the same office. Never the administrator who made or reset the account.
 */
@ApplicationScoped
public class KeyGuardians {
    private final AdmissionRepository admissions;
    private final WithheldRepository withheld;
    private final Offices offices;
    private final CurrentStaff staff;

    KeyGuardians(AdmissionRepository admissions, WithheldRepository withheld, Offices offices, CurrentStaff staff) {
        this.admissions = admissions;
        this.withheld = withheld;
        this.offices = offices;
        this.staff = staff;
    }

    /** @return offices that wait for the member of staff who asks to admit somebody */
    @Transactional
    List<Grant> waiting() {
        List<Grant> own = admissions.of(staff.id()).stream()
                .map(Admission::as)
                .filter(staff.grants()::contains)
                .toList();
        return own.isEmpty()
                ? List.of()
                : admissions.deserted().stream()
                        .filter(deserted -> own.stream().anyMatch(as -> guards(as, deserted)))
                        .toList();
    }

    /** @return offices right below that take no report since nobody there could open it */
    @Transactional
    public List<Named> closedBelow(List<String> above) {
        return admissions.deserted().stream()
                .filter(office -> office.role() == Role.INSPECTOR)
                .filter(office -> isBelow(office.region(), above))
                .map(office -> new Named(office.region(), offices.name(office.region())))
                .toList();
    }

    /** @return how many reports nobody at the offices right below may read, since they name everybody there */
    @Transactional
    public List<KeptBelow> keptBelow(List<String> above) {
        return withheld.fromAll().stream()
                .filter(kept -> isBelow(kept.office(), above))
                .map(kept -> new KeptBelow(new Named(kept.office(), offices.name(kept.office())), kept.reports()))
                .toList();
    }

    private boolean isBelow(String office, List<String> above) {
        return offices.superior(office)
                .filter(superior -> above.contains(superior.code()))
                .isPresent();
    }

    private boolean guards(Grant as, Grant deserted) {
        boolean custodianOfIt = as.role() == Role.CUSTODIAN
                && deserted.role() == Role.INSPECTOR
                && as.region().equals(deserted.region());
        return custodianOfIt
                || offices.superior(deserted.region())
                        .map(Office::region)
                        .filter(as.region()::equals)
                        .isPresent();
    }
}
