package cn.fingertip.media.tus;

import cn.fingertip.crypto.Asker;
import cn.fingertip.crypto.ProofOfWork;
import cn.fingertip.crypto.SourceThrottle;
import cn.fingertip.kernel.Problem;
import cn.fingertip.media.MediaConfig;
import cn.fingertip.media.UploadRepository;
import cn.fingertip.media.storage.DiskReserve;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Room for what strangers send and nobody has claimed. All of them share it; one source gets a share of what is left, so
 * that the less is left the less it can take, and above a part of it each new upload costs work.
 */
@ApplicationScoped
class UploadRoom {
    private static final String BEGUN = "upload";

    private final UnclaimedUploads unclaimed;
    private final DiskReserve disk;
    private final SourceThrottle throttle;
    private final ProofOfWork proofs;
    private final MediaConfig.Uploads limits;

    UploadRoom(
            UnclaimedUploads unclaimed,
            DiskReserve disk,
            SourceThrottle throttle,
            ProofOfWork proofs,
            MediaConfig config) {
        this.unclaimed = unclaimed;
        this.disk = disk;
        this.throttle = throttle;
        this.proofs = proofs;
        this.limits = config.uploads();
    }

    /**
     * Counts one upload that somebody wants to begin, before it is.
     *
     * @throws Problem 429 {@code too-often}, 503 {@code uploads-disk-low} or {@code uploads-full}, 428 {@code
     *     proof-of-work-required}
     */
    void requireForNew(Asker asker) {
        throttle.count(BEGUN, asker.address(), limits.begunPerSource());
        disk.require(0);
        UploadRepository.Unclaimed waiting = unclaimed.now();
        if (waiting.bytes() > limits.unclaimedBytes() || waiting.uploads() >= limits.unclaimed()) {
            throw full();
        }
        double left = left(waiting);
        double leftForNothing = 1 - limits.workAbove();
        if (left < leftForNothing) {
            proofs.require(asker.proof(), harder(leftForNothing / left));
        }
    }

    /**
     * @param more bytes that are announced, 0 where they are not
     * @throws Problem 503 {@code uploads-disk-low}, {@code uploads-full}
     */
    void requireForBytes(long more) {
        disk.require(more);
        if (unclaimed.now().bytes() > limits.unclaimedBytes()) {
            throw full();
        }
    }

    /** As {@link #requireForBytes}, in the middle of a long request. */
    void requireStill() {
        disk.require(0);
    }

    /** @return bytes that one source may send in a window, never less than one largest file, or none could be sent whole */
    long share() {
        long left = limits.unclaimedBytes() - unclaimed.now().bytes();
        return Math.min(limits.bytesPerSource(), Math.max(limits.largest(), left / limits.shares()));
    }

    /** Which part of the room is left, by bytes or by number, whichever is less. */
    private double left(UploadRepository.Unclaimed waiting) {
        return Math.min(
                1 - (double) waiting.bytes() / limits.unclaimedBytes(),
                1 - (double) waiting.uploads() / limits.unclaimed());
    }

    /** Two bits for each halving of what is left: the work grows faster than the room shrinks. */
    private static int harder(double times) {
        return 2 * (int) Math.min(Integer.SIZE, Math.log(times) / Math.log(2));
    }

    private static Problem full() {
        return Problem.unavailable("uploads-full", "暂时无法上传", "待处理的上传文件过多,请过一段时间再试。文字内容仍可提交。", Duration.ofMinutes(10));
    }
}
