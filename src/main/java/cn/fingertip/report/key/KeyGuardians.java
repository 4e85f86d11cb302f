package cn.fingertip.report.key;

import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import cn.fingertip.identity.staff.key.KeyHolders;
import cn.fingertip.region.Level;
import cn.fingertip.report.Named;
import cn.fingertip.report.routing.Office;
import cn.fingertip.report.routing.Offices;
import cn.fingertip.report.routing.Superiors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who admits somebody to an office that has no key holder, new or deserted: a holder of the nearest office above that has
 * any, or, where inspectors are wanted, a custodian of the same office. Never the administrator who made or reset the
 * account: whoever may enter offices and accounts could else be the first reader of reports that others have now.
 */
@ApplicationScoped
public class KeyGuardians {
    private static final Set<Role> ADMITTING = Set.of(Role.INSPECTOR, Role.CUSTODIAN);

    private final AdmissionRepository admissions;
    private final WithheldRepository withheld;
    private final KeyHolders holders;
    private final Offices offices;
    private final Superiors superiors;
    private final CurrentStaff staff;

    KeyGuardians(
            AdmissionRepository admissions,
            WithheldRepository withheld,
            KeyHolders holders,
            Offices offices,
            Superiors superiors,
            CurrentStaff staff) {
        this.admissions = admissions;
        this.withheld = withheld;
        this.holders = holders;
        this.offices = offices;
        this.superiors = superiors;
        this.staff = staff;
    }

    /**
     * @return whether somebody above an office has keys, so that nobody is its first merely by being the first. Who had
     *     some and has none any more could admit nobody: the office would stay shut for good
     */
    boolean watch(String office) {
        return nearest(office, admissions.held(), ADMITTING).isPresent();
    }

    /** @return offices that wait for the member of staff who asks to admit somebody */
    @Transactional
    List<Grant> waiting() {
        List<Grant> own = admissions.of(staff.id()).stream()
                .map(Admission::as)
                .filter(staff.grants()::contains)
                .toList();
        if (own.isEmpty()) {
            return List.of();
        }
        Set<Grant> held = admissions.held();
        return unopened(held)
                .filter(office -> own.stream().anyMatch(as -> guards(as, office, held)))
                .toList();
    }

    /** @return offices that nobody can open a report of, where one of these is the nearest above that has an inspector */
    @Transactional
    public List<Named> closedBelow(List<String> above) {
        return unopened(admissions.held())
                .filter(office -> office.role() == Role.INSPECTOR)
                .filter(office -> offices.find(office.region()).isPresent())
                .filter(office -> isBelow(office.region(), above))
                .map(office -> new Named(office.region(), offices.name(office.region())))
                .toList();
    }

    /** @return how many reports nobody at the offices below may read, since they name everybody there */
    @Transactional
    public List<KeptBelow> keptBelow(List<String> above) {
        return withheld.fromAll().stream()
                .filter(kept -> isBelow(kept.office(), above))
                .map(kept -> new KeptBelow(new Named(kept.office(), offices.name(kept.office())), kept.reports()))
                .toList();
    }

    /** @return the nearest office above at which an inspector is admitted: it is told what is late or closed below */
    @Transactional
    public Optional<Office> told(String office) {
        return nearest(office, admissions.held(), Set.of(Role.INSPECTOR));
    }

    /** @return of these offices, those at which the member of staff who asks is admitted as an inspector */
    @Transactional
    public List<String> openedBy(List<String> own) {
        Set<Grant> admitted =
                admissions.of(staff.id()).stream().map(Admission::as).collect(Collectors.toSet());
        return own.stream()
                .filter(office -> admitted.contains(new Grant(Role.INSPECTOR, office)))
                .toList();
    }

    /** @return whether what is late at an office reaches nobody though there could be somebody above: not at a province's */
    @Transactional
    public boolean isAlone(String office) {
        return office.length() > Level.PROVINCE.digits() && told(office).isEmpty();
    }

    /** @return how many offices have inspectors and are alone */
    @Transactional
    public long alone() {
        return admissions.held().stream()
                .filter(office -> office.role() == Role.INSPECTOR && isAlone(office.region()))
                .count();
    }

    private boolean isBelow(String office, List<String> above) {
        return told(office).filter(superior -> above.contains(superior.code())).isPresent();
    }

    /** Those that lost everybody, and those whose first person nobody has admitted yet. */
    private Stream<Grant> unopened(Set<Grant> held) {
        return Stream.concat(
                        admissions.deserted().stream(),
                        holders.offices().stream().filter(office -> !held.contains(office)))
                .distinct();
    }

    private boolean guards(Grant as, Grant unopened, Set<Grant> held) {
        boolean custodianOfIt = as.role() == Role.CUSTODIAN
                && unopened.role() == Role.INSPECTOR
                && as.region().equals(unopened.region());
        return custodianOfIt
                || nearest(unopened.region(), held, ADMITTING)
                        .map(Office::region)
                        .filter(as.region()::equals)
                        .isPresent();
    }

    private Optional<Office> nearest(String office, Set<Grant> held, Set<Role> roles) {
        return superiors.of(office).stream()
                .filter(superior -> roles.stream().anyMatch(role -> held.contains(new Grant(role, superior.region()))))
                .findFirst();
    }
}
