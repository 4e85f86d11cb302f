package cn.fingertip.report.sending;

import cn.fingertip.crypto.Asker;
import cn.fingertip.crypto.ProofOfWork;
import cn.fingertip.crypto.SourceThrottle;
import cn.fingertip.crypto.Work;
import cn.fingertip.crypto.WorkGate;
import cn.fingertip.report.ReportConfig;
import cn.fingertip.report.ReporterIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Bounds what is sent: from one address, or by one person who says who they are, and in all. Many reports from one
 * address cost work and are not refused: a village shares the address of its carrier with whoever floods. A flood from
 * many addresses or accounts passes any limit on one; while more reports come than a county ever has, each costs work.
 */
@ApplicationScoped
class SubmissionRush {
    private final SourceThrottle throttle;
    private final WorkGate gate;
    private final ProofOfWork proofs;
    private final ReportConfig config;

    SubmissionRush(SourceThrottle throttle, WorkGate gate, ProofOfWork proofs, ReportConfig config) {
        this.throttle = throttle;
        this.gate = gate;
        this.proofs = proofs;
        this.config = config;
    }

    Work challenge() {
        return proofs.next(0);
    }

    /**
     * Counts one report that somebody wants to send, and lets it pass where its source, this minute and the last are
     * quiet or work was done for it, harder work with each doubling of what the source has sent.
     *
     * @param reporter counted by a keyed hash of the account where there is one, else by one of the address; neither is
     *     kept
     * @throws cn.fingertip.kernel.Problem 428 {@code proof-of-work-required} with a challenge; 429 {@code too-often} for
     *     whoever is logged in, who may wait, or send without saying who they are
     */
    void pass(ReporterIdentity reporter, Asker asker) {
        if (!reporter.hasAccount()) {
            gate.pass("report", asker, config.submissionsPerSource(), config.rush());
            return;
        }
        throttle.count("submit-person", reporter.citizen().toString(), config.submissionsPerPerson());
        if (gate.rush("report", config.rush())) {
            proofs.require(asker.proof(), 0);
        }
    }
}
