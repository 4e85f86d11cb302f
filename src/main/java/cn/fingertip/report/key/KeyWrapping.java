package cn.fingertip.report.key;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import cn.fingertip.report.Report;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Wraps a part's key for everybody of an office who shall have it and has it not yet. */
@ApplicationScoped
class KeyWrapping {
    private final AdmissionRepository admissions;
    private final ReportKeyRepository keys;
    private final Escrow escrow;

    KeyWrapping(AdmissionRepository admissions, ReportKeyRepository keys, Escrow escrow) {
        this.admissions = admissions;
        this.keys = keys;
        this.escrow = escrow;
    }

    /** @return whether the office has anybody who opens its reports */
    boolean toInspectors(Report report, String office, DataKey key) {
        return wrap(report, Part.CONTENT, new Grant(Role.INSPECTOR, office), key);
    }

    /** @return whether the office has anybody who opens identities */
    boolean toCustodians(Report report, String office, DataKey key) {
        return wrap(report, Part.IDENTITY, new Grant(Role.CUSTODIAN, office), key);
    }

    boolean hasHolders(Grant office) {
        return !admissions.of(office).isEmpty();
    }

    /** @return whether the office has anybody of this role */
    boolean wrap(Report report, String part, Grant office, DataKey key) {
        admissions.share(office);
        List<Admission> admitted = admissions.of(office);
        List<UUID> have = keys.holders(report, part);
        for (Admission holder : admitted) {
            if (!have.contains(holder.staff())) {
                put(report, part, holder, key);
            }
        }
        if (!have.contains(Escrow.HOLDER)) {
            escrow.publicKey()
                    .ifPresent(publicKey ->
                            keys.put(wrapped(report, part, key, publicKey), Escrow.HOLDER, "", "escrow", null));
        }
        return !admitted.isEmpty();
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
