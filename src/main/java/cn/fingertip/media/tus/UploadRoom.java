package cn.fingertip.media.tus;

import cn.fingertip.crypto.Asker;
import cn.fingertip.crypto.ProofOfWork;
import cn.fingertip.crypto.SourceThrottle;
import cn.fingertip.crypto.WorkGate;
import cn.fingertip.kernel.Problem;
import cn.fingertip.media.MediaConfig;
import cn.fingertip.media.Upload;
import cn.fingertip.media.UploadRepository;
import cn.fingertip.media.storage.DiskReserve;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Room for what strangers send and nobody has claimed. All of them share it; one source gets a share of what is left for
 * nothing, so that the less is left the less that is. Above its share each of its uploads costs work, and above a part of
 * the room each new upload of anybody. The rest of the room is kept for who has not had a share yet.
 */
@ApplicationScoped
class UploadRoom {
    private static final String BEGUN = "upload";
    private static final String WORKED_FOR = "upload-worked";
    /** Not even the usual work. */
    private static final int NONE = -1;

    private final UnclaimedUploads unclaimed;
    private final SourceBytes bytes;
    private final DiskReserve disk;
    private final SourceThrottle throttle;
    private final ProofOfWork proofs;
    private final MediaConfig.Uploads limits;

    UploadRoom(
            UnclaimedUploads unclaimed,
            SourceBytes bytes,
            DiskReserve disk,
            SourceThrottle throttle,
            ProofOfWork proofs,
            MediaConfig config) {
        this.unclaimed = unclaimed;
        this.bytes = bytes;
        this.disk = disk;
        this.throttle = throttle;
        this.proofs = proofs;
        this.limits = config.uploads();
    }

    /**
     * Counts one upload that somebody wants to begin, before it is.
     *
     * @param first its first bytes, which come along
     * @return whether work was done for it
     * @throws Problem 503 {@code uploads-disk-low} or {@code uploads-full}, 428 {@code proof-of-work-required}, 429 {@code
     *     too-often} where this source is above its share and only what is kept for others is left
     */
    boolean requireForNew(Asker asker, SourceBytes.Announced first) {
        long begun = throttle.tally(BEGUN, asker.address());
        disk.require(0);
        UploadRepository.Unclaimed waiting = unclaimed.now();
        if (waiting.bytes() > limits.unclaimedBytes() || waiting.uploads() >= limits.unclaimed()) {
            throw full();
        }
        int ofSource = Math.max(above(begun, limits.begunPerSource()), above(first.total(), share()));
        int harder = Math.max(ofSource, ofRoom(left(waiting.uploads(), waiting.bytes())));
        if (harder == NONE) {
            return false;
        }
        proofs.require(asker.proof(), harder);
        return true;
    }

    /** Notes that work was done for this upload: for the rest of the window it costs no more. */
    void workedFor(Upload upload) {
        throttle.tally(WORKED_FOR, upload.id().toString());
    }

    /**
     * Lets more bytes of an upload come, for work where the source is above its share. Once for an upload is enough:
     * whoever sends it in a hundred chunks does not work more than who sends it in one.
     *
     * @throws Problem as {@link #requireForNew}, but of room
     */
    void requireForMore(Asker asker, SourceBytes.Announced more, Upload upload) {
        int harder = above(more.total(), share());
        if (harder != NONE
                && throttle.take(WORKED_FOR, upload.id().toString(), 0).total() == 0) {
            proofs.require(asker.proof(), harder);
            workedFor(upload);
        }
    }

    /**
     * @param more bytes that may come
     * @throws Problem 503 {@code uploads-disk-low}, {@code uploads-full}
     */
    void requireForBytes(long more) {
        disk.require(more);
        if (unclaimed.now().bytes() + more > limits.unclaimedBytes()) {
            throw full();
        }
    }

    /** As {@link #requireForBytes}, in the middle of a long request. */
    void requireStill() {
        disk.require(0);
    }

    /** @return bytes that one source may send in a window for nothing, never less than one largest file, or none could be sent whole */
    long share() {
        long left = limits.unclaimedBytes() - unclaimed.now().bytes();
        return Math.min(limits.bytesPerSource(), Math.max(limits.largest(), left / limits.shares()));
    }

    /** By how many bits harder the work is of a source that wants so much and has this share. */
    private int above(long many, long share) {
        if (many <= share) {
            return NONE;
        }
        UploadRepository.Unclaimed waiting = unclaimed.now();
        // With what is under way, of which nothing may be here yet: a hundred at once would all see an empty room.
        if (left(waiting.uploads(), waiting.bytes() + bytes.underWay()) <= limits.keptForOthers()) {
            throw throttle.tooOften();
        }
        return WorkGate.doublings(many, share);
    }

    private int ofRoom(double left) {
        double leftForNothing = 1 - limits.workAbove();
        return left < leftForNothing ? harder(leftForNothing / left) : NONE;
    }

    /** Which part of the room is left, by number or by bytes, whichever is less. */
    private double left(long uploads, long bytesOfThem) {
        return Math.min(1 - (double) bytesOfThem / limits.unclaimedBytes(), 1 - (double) uploads / limits.unclaimed());
    }

    /** Two bits for each halving of what is left: the work grows faster than the room shrinks. */
    private static int harder(double times) {
        return 2 * (int) Math.min(Integer.SIZE, Math.log(times) / Math.log(2));
    }

    private static Problem full() {
        return Problem.unavailable("uploads-full", "暂时无法上传", "待处理的上传文件过多,请过一段时间再试。文字内容仍可提交。", Duration.ofMinutes(10));
    }
}
