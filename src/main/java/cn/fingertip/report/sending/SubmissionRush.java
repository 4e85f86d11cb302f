package cn.fingertip.report.sending;

import cn.fingertip.crypto.ProofOfWork;
import cn.fingertip.crypto.SharedCounts;
import cn.fingertip.crypto.Work;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import cn.fingertip.report.ReportConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Asks anonymous senders for a proof of work while more of them come than a county ever has. A flood from many addresses
 * passes any limit on one address; this one makes each of its reports cost.
 */
@ApplicationScoped
class SubmissionRush {
    private static final int MINUTE = 60;
    private static final Duration LIFE = Duration.ofSeconds(3L * MINUTE);

    private final SharedCounts counts;
    private final ProofOfWork proofs;
    private final ReportConfig config;
    private final Clock clock;

    SubmissionRush(SharedCounts counts, ProofOfWork proofs, ReportConfig config, Clock clock) {
        this.counts = counts;
        this.proofs = proofs;
        this.config = config;
        this.clock = clock;
    }

    Work challenge() {
        return proofs.next();
    }

    /**
     * Counts one report that somebody wants to send, and lets it pass where this minute and the last are quiet or work
     * was done for it.
     *
     * @param proof as it came, null where none came
     * @throws Problem 428 {@code proof-of-work-required} with a challenge
     */
    void pass(String proof) {
        if (rush() && !proofs.accept(proof)) {
            throw Problem.of(
                            428,
                            "proof-of-work-required",
                            "请稍候再提交",
                            "现在提交的人很多,需要您的手机先做一次短时间的计算(一般一两秒)再提交。请按 challenge 算出结果,放在请求头 Proof-Of-Work 中重新提交。")
                    .with("challenge", proofs.next());
        }
    }

    /** Who is refused counts too: a rush ends when nobody rushes any more. */
    private boolean rush() {
        long minute = clock.now().getEpochSecond() / MINUTE;
        return count(minute, 1) > config.rush() || count(minute - 1, 0) > config.rush();
    }

    private long count(long minute, int by) {
        return counts.add("report-rush:" + minute, by, LIFE);
    }
}
