package cn.fingertip.report.key;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.KeyPair;
import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import cn.fingertip.identity.staff.key.KeyHolder;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** What is wrapped for the escrow key. */
@ApplicationScoped
class EscrowKeys {
    private final Session session;
    private final ReportKeyRepository keys;
    private final Withholding withholding;
    private final ReportRepository reports;
    private final PassedUp passedUp;

    EscrowKeys(
            Session session,
            ReportKeyRepository keys,
            Withholding withholding,
            ReportRepository reports,
            PassedUp passedUp) {
        this.session = session;
        this.keys = keys;
        this.withholding = withholding;
        this.reports = reports;
        this.passedUp = passedUp;
    }

    /**
     * A report that names everybody of the office passes to the one above.
     *
     * @param actor whose doing it is, for the audit trail
     * @return how many keys of the office's reports were wrapped for these people
     */
    int wrapFor(KeyPair escrow, Grant office, List<KeyHolder> people, String actor) {
        int wrapped = 0;
        String part = office.role() == Role.INSPECTOR ? Part.CONTENT : Part.IDENTITY;
        for (WrappedKey key : of(office.region(), part)) {
            DataKey opened = DataKey.unwrap(escrow, key.wrapped(), key.context());
            for (KeyHolder person : people) {
                if (withheld(key, opened, person)) {
                    continue;
                }
                byte[] forPerson = opened.wrappedFor(person.publicKey(), key.context());
                keys.put(
                        new WrappedKey(key.county(), key.report(), part, forPerson),
                        person.staff(),
                        office.region(),
                        office.role().wire(),
                        null);
                wrapped++;
            }
            if (part.equals(Part.CONTENT)) {
                passUp(key, opened, actor);
            }
        }
        return wrapped;
    }

    /** The key is at hand now, and may not be again for years. */
    private void passUp(WrappedKey key, DataKey opened, String actor) {
        Report report = reports.findById(key.report());
        report.opened(opened);
        if (!report.isSettled()) {
            passedUp.whereNobodyMayRead(report, actor);
        }
    }

    private boolean withheld(WrappedKey key, DataKey opened, KeyHolder person) {
        return key.part().equals(Part.CONTENT) && withholding.withhold(key, opened, person.staff());
    }

    private List<WrappedKey> of(String office, String part) {
        return session
                .createNativeQuery("""
                        SELECT CAST(k.county AS text), k.report_id, k.wrapped FROM report_key k
                        JOIN report r ON r.county = k.county AND r.id = k.report_id
                        WHERE k.holder = ?1 AND k.role = 'escrow' AND k.part = ?2 AND r.office = ?3""", Object[].class)
                .setParameter(1, Escrow.HOLDER)
                .setParameter(2, part)
                .setParameter(3, office)
                .getResultList()
                .stream()
                .map(row -> new WrappedKey((String) row[0], (UUID) row[1], part, (byte[]) row[2]))
                .toList();
    }
}
