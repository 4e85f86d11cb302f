package cn.fingertip.roster.objection;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.crypto.Asker;
import cn.fingertip.crypto.Receipts;
import cn.fingertip.identity.CurrentCitizen;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.idempotency.Idempotency;
import cn.fingertip.roster.PublicityPeriod;
import cn.fingertip.roster.PublicityPeriods;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Villagers' objections during the publicity period. */
@ApplicationScoped
public class Objections {
    private static final String NONE = "0000000000000000";

    private final ObjectionRepository objections;
    private final PublicityPeriods periods;
    private final SealedObjection sealed;
    private final Receipts receipts;
    private final ObjectionGuard guard;
    private final CurrentCitizen citizen;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final Clock clock;

    Objections(
            ObjectionRepository objections,
            PublicityPeriods periods,
            SealedObjection sealed,
            Receipts receipts,
            ObjectionGuard guard,
            CurrentCitizen citizen,
            Idempotency idempotency,
            AuditTrail audit,
            Clock clock) {
        this.objections = objections;
        this.periods = periods;
        this.sealed = sealed;
        this.receipts = receipts;
        this.guard = guard;
        this.citizen = citizen;
        this.idempotency = idempotency;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes an objection, from somebody logged in or from nobody known, who gets a receipt.
     *
     * @param key chosen at random by whoever sends it, the same when it is sent again; of nobody known at least 128 bits
     * @param request valid by its own constraints
     * @param by the villager, null for nobody known
     * @param source the address it comes from, never kept
     * @throws Problem 404 where the roster is not public, 409 {@code publicity-over}, {@code
     *     roster-corrected}, 422 {@code line-unknown}, 429
     *     {@code too-often}
     */
    public ObjectionReceived submit(UUID rosterId, String key, SubmitObjection request, UUID by, String source) {
        if (by == null) {
            guard.submission(source);
            // The answer has a receipt in it.
            Idempotency.requireUnguessable(key);
        }
        // Slow on purpose, and so before the transaction, which holds a connection.
        String receipt = by == null ? receipts.next() : null;
        byte[] hash = receipt == null ? null : receipts.derive(receipt);
        String scope = "objection:" + rosterId + ":" + (by == null ? "anonymous" : by);
        return QuarkusTransaction.requiringNew()
                .call(() -> idempotency.once(
                        scope,
                        key,
                        request,
                        ObjectionReceived.class,
                        () -> take(rosterId, by, request, receipt, hash)));
    }

    private ObjectionReceived take(UUID rosterId, UUID by, SubmitObjection request, String receipt, byte[] hash) {
        PublicityPeriod period = periods.of(rosterId);
        if (!period.open(clock.today())) {
            throw Problem.conflict(
                    "publicity-over", "公示期已结束", "这份清册的公示期到 " + period.to() + " 为止,不再接受异议。如有问题请通过“我要举报”或向乡镇反映。");
        }
        if (request.version() != null && request.version() != period.version()) {
            throw Problem.conflict(
                    "roster-corrected",
                    "清册已更正",
                    "清册现在是第 " + period.version() + " 版,您看到的是第 " + request.version()
                            + " 版,同一序号可能已是另一个人。还没有提交:请按现在的清册核对序号后再提出。");
        }
        if (request.line() != null && !periods.hasLine(period, request.line())) {
            throw Problem.rule("line-unknown", "没有这条明细", "清册中没有序号为 " + request.line() + " 的明细,请刷新后重新选择。");
        }
        Objection objection = new Objection();
        objection.id = Ids.next();
        objection.county = period.county();
        objection.rosterId = rosterId;
        objection.versionId = period.versionId();
        objection.lineNo = request.line();
        objection.kind = request.kind();
        objection.citizenId = by;
        objection.createdAt = clock.now();
        sealed.seal(objection, request.text(), request.contact());
        objection.receiptHash = hash;
        objections.persist(objection);
        audit.record(AuditEvent.of("objection.submitted", "objection:" + objection.id)
                .by(by == null ? "anonymous" : "citizen:" + by)
                .in(period.region())
                .with("roster", rosterId));
        return new ObjectionReceived(objection.id.toString(), receipt);
    }

    /** @return the asker's own, the newest first */
    @Transactional
    public CursorPage<ObjectionView> mine(PageRequest page) {
        return CursorPage.of(
                        objections.ofCitizen(citizen.require(), place(page), page.limit() + 1),
                        page.limit(),
                        objection -> Cursor.of(objection.id))
                .map(sealed::view);
    }

    /**
     * @param typed a receipt as a person types it
     * @throws Problem 404 {@code receipt-unknown}, 428 {@code proof-of-work-required}, 503 {@code busy}
     */
    public ObjectionView byReceipt(String typed, Asker asker) {
        guard.lookUp(asker);
        Optional<String> receipt = receipts.read(typed);
        // What cannot be a receipt takes as long as one that nobody has.
        byte[] hash = receipts.deriveTyped(receipt.orElse(NONE));
        return QuarkusTransaction.requiringNew()
                .call(() -> objections.byReceipt(hash).map(sealed::view))
                .filter(any -> receipt.isPresent())
                .orElseThrow(() -> Problem.notFound("receipt-unknown", "查询码不对", "没有找到这个查询码,请核对 16 位数字后重试。"));
    }

    /** @return the id after which the page begins, null for the newest */
    public static UUID place(PageRequest page) {
        return page.cursor() == null ? null : Cursor.id(page.cursor());
    }
}
