package cn.fingertip.report.key;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.KeyPair;
import cn.fingertip.crypto.TamperedException;
import cn.fingertip.identity.Grant;
import cn.fingertip.identity.staff.key.KeyHolder;
import cn.fingertip.kernel.Clock;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Wraps for people what is wrapped for the escrow key: in small transactions, so that what is done stays. */
@ApplicationScoped
class EscrowKeys {
    /** Proxies give a request a minute as a rule. */
    static final Duration PATIENCE = Duration.ofSeconds(40);

    private final EscrowKeyRepository missing;
    private final ReportKeyRepository keys;
    private final AdmissionRepository admissions;
    private final Withholding withholding;
    private final ReportRepository reports;
    private final PassedUp passedUp;
    private final Clock clock;
    private volatile int batch = KeyAdmissions.BATCH;
    private volatile Duration patience = PATIENCE;

    EscrowKeys(
            EscrowKeyRepository missing,
            ReportKeyRepository keys,
            AdmissionRepository admissions,
            Withholding withholding,
            ReportRepository reports,
            PassedUp passedUp,
            Clock clock) {
        this.missing = missing;
        this.keys = keys;
        this.admissions = admissions;
        this.withholding = withholding;
        this.reports = reports;
        this.passedUp = passedUp;
        this.clock = clock;
    }

    /** As if these were the limits: keys in a transaction, and how long new ones are begun. */
    void use(int otherBatch, Duration otherPatience) {
        batch = otherBatch;
        patience = otherPatience;
    }

    /**
     * Wraps for people who have been admitted what they lack, until all is done or it takes too long; safe to repeat. A
     * report that names everybody of the office passes to the one above. In no transaction of the caller's.
     *
     * @param actor whose doing it is, for the audit trail
     */
    EscrowRecoveryView wrapFor(KeyPair escrow, Grant office, List<KeyHolder> people, String actor) {
        Instant until = clock.now().plus(patience);
        int wrapped = 0;
        int unopened = 0;
        for (int i = 0; i < people.size(); i++) {
            KeyHolder person = people.get(i);
            WrappedKey last = null;
            do {
                WrappedKey after = last;
                Step step = QuarkusTransaction.requiringNew().call(() -> next(escrow, office, person, after, actor));
                wrapped += step.wrapped();
                unopened += step.unopened();
                last = step.last();
            } while (last != null && clock.now().isBefore(until));
            if (last != null) {
                long remaining = remaining(office, person, last, people.subList(i + 1, people.size()));
                return EscrowRecoveryView.opened(wrapped, remaining, unopened);
            }
        }
        return EscrowRecoveryView.opened(wrapped, 0, unopened);
    }

    /** @param last null where nothing comes after it */
    private record Step(int wrapped, int unopened, WrappedKey last) {}

    private enum Outcome {
        WRAPPED,
        /** The report names the person. */
        WITHHELD,
        /** Wrapped for an escrow key that the site had before. */
        UNOPENED
    }

    private Step next(KeyPair escrow, Grant office, KeyHolder person, WrappedKey after, String actor) {
        // Shared, so that no new report waits: nobody is admitted here, and who leaves meanwhile gets nothing more.
        admissions.share(office);
        boolean admitted = admissions
                .of(office, person.staff())
                .filter(admission -> Arrays.equals(admission.publicKey(), person.publicKey()))
                .isPresent();
        if (!admitted) {
            return new Step(0, 0, null);
        }
        int most = batch;
        List<WrappedKey> next = missing.missing(office, person.staff(), after, most);
        List<Outcome> outcomes = next.stream()
                .map(key -> wrap(escrow, office, person, key, actor))
                .toList();
        return new Step(
                Collections.frequency(outcomes, Outcome.WRAPPED),
                Collections.frequency(outcomes, Outcome.UNOPENED),
                next.size() < most ? null : next.getLast());
    }

    private Outcome wrap(KeyPair escrow, Grant office, KeyHolder person, WrappedKey key, String actor) {
        DataKey opened;
        try {
            opened = DataKey.unwrap(escrow, key.wrapped(), key.context());
        } catch (TamperedException another) {
            return Outcome.UNOPENED;
        }
        if (key.part().equals(Part.CONTENT) && withholding.withhold(key, opened, person.staff())) {
            passUp(key, opened, actor);
            return Outcome.WITHHELD;
        }
        byte[] forPerson = opened.wrappedFor(person.publicKey(), key.context());
        keys.put(
                new WrappedKey(key.county(), key.report(), key.part(), forPerson),
                person.staff(),
                office.region(),
                office.role().wire(),
                null);
        return Outcome.WRAPPED;
    }

    /** The key is at hand now, and may not be again for years. */
    private void passUp(WrappedKey key, DataKey opened, String actor) {
        Report report = reports.findById(key.report());
        report.opened(opened);
        if (!report.isSettled()) {
            passedUp.whereNobodyMayRead(report, actor);
        }
    }

    /** What one person lacks behind the key that was looked at last, and all that those lack who come after. */
    private long remaining(Grant office, KeyHolder person, WrappedKey last, List<KeyHolder> others) {
        return QuarkusTransaction.requiringNew()
                .call(() -> missing.countMissing(office, person.staff(), last)
                        + others.stream()
                                .mapToLong(other -> missing.countMissing(office, other.staff(), null))
                                .sum());
    }
}
