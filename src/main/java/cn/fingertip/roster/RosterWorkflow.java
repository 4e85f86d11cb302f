package cn.fingertip.roster;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.event.BeforeSubmission;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.UUID;

/**
 * The way of a roster version from draft to publication and back. Author, reviewer and secrecy reviewer are three
 * people; the publisher is never the author.
 */
@ApplicationScoped
public class RosterWorkflow {
    private final RosterRepository rosters;
    private final RosterVersionRepository versions;
    private final RosterStepRepository steps;
    private final Instance<BeforeSubmission> submissions;
    private final RosterPublication publication;
    private final CurrentStaff staff;
    private final AuditTrail audit;
    private final WorkflowConfig config;
    private final Clock clock;

    RosterWorkflow(
            RosterRepository rosters,
            RosterVersionRepository versions,
            RosterStepRepository steps,
            Instance<BeforeSubmission> submissions,
            RosterPublication publication,
            CurrentStaff staff,
            AuditTrail audit,
            WorkflowConfig config,
            Clock clock) {
        this.rosters = rosters;
        this.versions = versions;
        this.steps = steps;
        this.submissions = submissions;
        this.publication = publication;
        this.staff = staff;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Takes one step. Of several who race, one wins and the others find a state that does not allow theirs.
     *
     * @param reason why it is returned or withdrawn, null for other steps
     * @throws Problem 404 where no grant covers the roster, 409 {@code roster-move-illegal}, 403 {@code own-work}, 422
     *     where the version may not be published
     */
    public void take(RosterAction action, UUID rosterId, String reason) {
        // Sums and channels change with what is public, however many lines it has.
        boolean ofLines = action == RosterAction.PUBLISH || action == RosterAction.WITHDRAW;
        int seconds = (int) (ofLines ? config.publishing() : config.step()).toSeconds();
        if (action == RosterAction.PUBLISH) {
            QuarkusTransaction.requiringNew().timeout(seconds).run(() -> prepare(rosterId));
        }
        QuarkusTransaction.requiringNew().timeout(seconds).run(() -> step(action, rosterId, reason));
    }

    /** Only where the step may be taken; whether it may is said by the step itself. */
    private void prepare(UUID rosterId) {
        Roster roster = rosters.findByIdOptional(rosterId)
                .filter(r -> RosterAction.PUBLISH.roles.stream().anyMatch(role -> staff.may(role, r.region)))
                .orElse(null);
        RosterVersion version = roster == null ? null : versions.open(rosterId).orElse(null);
        if (version == null) {
            return;
        }
        versions.lock(version);
        if (version.status == RosterStatus.CLEARED && !staff.id().equals(version.author)) {
            publication.prepare(roster, version);
        }
    }

    private void step(RosterAction action, UUID rosterId, String reason) {
        Roster roster = rosters.lock(rosterId)
                .filter(r -> action.roles.stream().anyMatch(role -> staff.may(role, r.region)))
                .orElseThrow(RosterWorkflow::notFound);
        RosterVersion version = subject(action, roster);
        // A draft may be filled by an import at this moment, which does not hold the roster.
        versions.lock(version);
        if (action == RosterAction.FINALIZE) {
            version.status.requirePublished();
        } else {
            version.status = version.status.to(action.target);
        }
        requireOtherHands(action, version);
        sign(action, version, reason);
        Instant now = clock.now();
        switch (action) {
            case PUBLISH -> publication.publish(roster, version, now);
            case WITHDRAW -> publication.withdraw(roster, version, now);
            case FINALIZE -> publication.close(roster, version, now);
            case SUBMIT -> submissions.forEach(each -> each.check(roster, version));
            case REVIEW, CLEAR, RETURN -> {
                // the move is all
            }
        }
        RosterStep step = RosterStep.of(version, action.wire(), staff.id(), now);
        step.staffName = staff.displayName();
        step.reason = reason;
        steps.persist(step);
        audit.record(AuditEvent.of(action.audited(), "roster:" + roster.id)
                .by(staff.actor())
                .in(roster.region)
                .with("version", version.version));
    }

    /** What is withdrawn or made final is the published version; every other step is taken on the one on its way. */
    private RosterVersion subject(RosterAction action, Roster roster) {
        var published = versions.published(roster.id);
        var open = versions.open(roster.id);
        boolean ofPublic = action == RosterAction.WITHDRAW || action == RosterAction.FINALIZE;
        return (ofPublic ? published.or(() -> open) : open.or(() -> published))
                .or(() -> versions.of(roster.id).stream().findFirst())
                .orElseThrow(RosterWorkflow::notFound);
    }

    private void requireOtherHands(RosterAction action, RosterVersion version) {
        UUID me = staff.id();
        boolean allowed = switch (action) {
            case SUBMIT -> me.equals(version.author);
            case CLEAR -> !me.equals(version.author) && !me.equals(version.reviewer);
            case REVIEW, PUBLISH, RETURN, FINALIZE -> !me.equals(version.author);
            case WITHDRAW -> true;
        };
        if (!allowed) {
            throw action == RosterAction.SUBMIT
                    ? Problem.forbidden("not-your-draft", "不是您的草稿", "这份草稿由其他经办人导入,应由其本人提交;您也可以重新导入后提交。")
                    : Problem.forbidden("own-work", "不能办理本人经手的清册", "经办、审核、保密审查须由三个不同的人办理,请交给其他同事。");
        }
    }

    private void sign(RosterAction action, RosterVersion version, String reason) {
        switch (action) {
            case SUBMIT -> version.reason = null;
            case REVIEW -> version.reviewer = staff.id();
            case CLEAR -> version.secrecyReviewer = staff.id();
            case PUBLISH -> version.publisher = staff.id();
            case RETURN -> {
                version.reviewer = null;
                version.secrecyReviewer = null;
                version.reason = reason;
            }
            case WITHDRAW -> version.reason = reason;
            case FINALIZE -> version.finalBy = staff.id();
        }
    }

    private static Problem notFound() {
        return Problem.notFound("not-found", "没有找到", "没有这条内容,或者您无权查看。请从列表重新进入。");
    }
}
