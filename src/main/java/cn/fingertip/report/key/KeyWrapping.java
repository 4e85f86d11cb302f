package cn.fingertip.report.key;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import cn.fingertip.report.Report;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Wraps a part's key for everybody of an office who shall have it and has it not yet. */
@ApplicationScoped
class KeyWrapping {
    private final AdmissionRepository admissions;
    private final ReportKeyRepository keys;
    private final Withholding withholding;
    private final Escrow escrow;

    KeyWrapping(AdmissionRepository admissions, ReportKeyRepository keys, Withholding withholding, Escrow escrow) {
        this.admissions = admissions;
        this.keys = keys;
        this.withholding = withholding;
        this.escrow = escrow;
    }

    /** @return whether the office has anybody who opens its reports */
    boolean toInspectors(Report report, String office, DataKey key) {
        return wrap(report, Part.CONTENT, new Grant(Role.INSPECTOR, office), key);
    }

    /** @return as {@link #toInspectors}, of a report that comes to the office now */
    boolean toInspectorsWhereItCame(Report report, String office, DataKey key) {
        return wrap(report, Part.CONTENT, new Grant(Role.INSPECTOR, office), key, true);
    }

    /** @return as {@link #toCustodians}, of a report that comes to the office now */
    boolean toCustodiansWhereItCame(Report report, String office, DataKey key) {
        return wrap(report, Part.IDENTITY, new Grant(Role.CUSTODIAN, office), key, true);
    }

    /** @return whether the office has anybody who opens identities */
    boolean toCustodians(Report report, String office, DataKey key) {
        return wrap(report, Part.IDENTITY, new Grant(Role.CUSTODIAN, office), key);
    }

    /** Nobody is admitted or removed at these offices until the transaction ends; in one order, as admissions wait. */
    void share(Stream<String> offices) {
        offices.distinct().sorted().forEach(office -> admissions.share(new Grant(Role.INSPECTOR, office)));
    }

    /** @return whether the office has inspectors who open its reports, and all of them are named in this one */
    boolean isKeptFromAll(Report report) {
        List<Admission> inspectors = admissions.of(new Grant(Role.INSPECTOR, report.office));
        return !inspectors.isEmpty() && isKeptFrom(report, inspectors);
    }

    /** @return whether somebody of the office may have the report's part of this role */
    boolean mayHave(Report report, Grant office) {
        return !isKeptFrom(report, admissions.of(office));
    }

    private boolean isKeptFrom(Report report, List<Admission> people) {
        Set<UUID> kept = withholding.of(report);
        return people.stream().allMatch(person -> kept.contains(person.staff()));
    }

    boolean hasHolders(Grant office) {
        return !admissions.of(office).isEmpty();
    }

    /** @return whether the office has anybody of this role from whom it is not kept */
    boolean wrap(Report report, String part, Grant office, DataKey key) {
        return wrap(report, part, office, key, false);
    }

    private boolean wrap(Report report, String part, Grant office, DataKey key, boolean arriving) {
        admissions.share(office);
        // As somebody of this office: who serves two keeps the key of the one when the other has the report no more.
        List<UUID> have = keys.holders(report, part, office);
        List<Admission> admitted = admissions.of(office);
        List<Admission> lacking = admitted.stream()
                .filter(holder -> !have.contains(holder.staff()))
                .toList();
        List<Admission> next = lacking.isEmpty() ? List.of() : allowed(report, lacking, arriving);
        next.forEach(holder -> put(report, part, holder, key));
        if (!keys.holders(report, part).contains(Escrow.HOLDER)) {
            escrow.publicKey()
                    .ifPresent(publicKey ->
                            keys.put(wrapped(report, part, key, publicKey), Escrow.HOLDER, "", "escrow", null));
        }
        return lacking.size() < admitted.size() || !next.isEmpty();
    }

    /**
     * Whoever joined after it came may be named in it; a custodian cannot look, and goes by what is known. Where it has
     * only just come to the office, routing has looked, and heard the reporter.
     */
    private List<Admission> allowed(Report report, List<Admission> lacking, boolean arriving) {
        Set<UUID> kept = withholding.of(report);
        boolean looks = report.isOpen() && !arriving;
        return lacking.stream()
                .filter(holder -> !kept.contains(holder.staff()))
                .filter(holder -> !looks || !withholding.withhold(report, holder.staff()))
                .toList();
    }

    void put(Report report, String part, Admission holder, DataKey key) {
        put(report, part, holder, key, null);
    }

    /** @param until null for good */
    void put(Report report, String part, Admission holder, DataKey key, Instant until) {
        keys.put(
                wrapped(report, part, key, holder.publicKey()),
                holder.staff(),
                holder.as().region(),
                holder.as().role().wire(),
                until);
    }

    private static WrappedKey wrapped(Report report, String part, DataKey key, byte[] publicKey) {
        byte[] wrapped = key.wrappedFor(publicKey, Part.context(part, report.id));
        return new WrappedKey(report.county, report.id, part, wrapped);
    }
}
