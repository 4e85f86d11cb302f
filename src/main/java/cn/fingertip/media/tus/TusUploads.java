package cn.fingertip.media.tus;

import cn.fingertip.crypto.Asker;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import cn.fingertip.media.FinishedFiles;
import cn.fingertip.media.HeldUpload;
import cn.fingertip.media.MediaConfig;
import cn.fingertip.media.Upload;
import cn.fingertip.media.UploadName;
import cn.fingertip.media.UploadRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;

/** Uploads as their sender sees them, who knows nothing but the secret name in an upload's URL. */
@ApplicationScoped
class TusUploads {
    private final UploadRepository uploads;
    private final UploadRoom room;
    private final Appends appends;
    private final FinishedFiles files;
    private final Clock clock;
    private final MediaConfig.Uploads limits;

    TusUploads(
            UploadRepository uploads,
            UploadRoom room,
            Appends appends,
            FinishedFiles files,
            Clock clock,
            MediaConfig config) {
        this.uploads = uploads;
        this.room = room;
        this.appends = appends;
        this.files = files;
        this.clock = clock;
        this.limits = config.uploads();
    }

    /**
     * @param length bytes in the end, null where the client will say later
     * @param metadata the checked header, null where there was none
     * @return a new upload, with the only copy of its name
     * @throws Problem 413 {@code upload-too-large}, and as {@link UploadRoom#requireForNew}
     */
    HeldUpload begin(Long length, String metadata, Asker asker) {
        if (length != null) {
            requireAllowed(length);
        }
        room.requireForNew(asker);
        UploadName name = UploadName.next();
        Upload upload = Upload.begin(Ids.random(), name, length, clock.now().plus(limits.expireEmptyAfter()));
        HeldUpload begun = new HeldUpload(upload, name);
        begun.describedBy(metadata);
        QuarkusTransaction.requiringNew().run(() -> uploads.persist(upload));
        if (upload.whole()) {
            files.describe(upload, begun.key());
        }
        return begun;
    }

    /**
     * Begins an upload with its first bytes: with all of what a PATCH would have kept of them, or not at all.
     *
     * @return the upload's end
     * @throws Problem as {@link #append}; nothing was begun then
     */
    long beginWith(HeldUpload begun, Chunk chunk) {
        try {
            return append(begun, chunk);
        } catch (Problem refused) {
            terminate(begun);
            throw refused;
        }
    }

    /** @throws Problem 404 {@code upload-not-found}, 410 {@code upload-expired} */
    HeldUpload find(String text) {
        UploadName name = new UploadName(text);
        Upload upload = QuarkusTransaction.requiringNew()
                .call(() -> uploads.byCapability(name.capability()))
                .orElseThrow(HeldUpload::notFound);
        if (upload.expired(clock.now())) {
            throw Problem.of(410, "upload-expired", "上传已过期", "这个上传已超过保留时间。请重新上传文件。");
        }
        HeldUpload held = new HeldUpload(upload, name);
        held.recall();
        return held;
    }

    /**
     * @return the upload's new end
     * @throws Problem as {@link Appends#append}, and 400 where the client tells another length than before
     */
    long append(HeldUpload held, Chunk chunk) {
        Upload upload = held.upload();
        Long length = upload.length();
        if (chunk.uploadLength() != null) {
            requireSameLength(upload, chunk.uploadLength());
            length = chunk.uploadLength();
        }
        long end = appends.append(held, chunk);
        if (length != null && length == end && upload.sha256() == null) {
            QuarkusTransaction.requiringNew()
                    .call(() -> uploads.findByIdOptional(upload.id()))
                    .filter(whole -> !whole.claimed())
                    .ifPresent(whole -> files.describe(whole, held.key()));
        }
        return end;
    }

    private void requireSameLength(Upload upload, long told) {
        if (told < upload.received() || upload.length() != null && upload.length() != told) {
            throw Problem.badRequest("upload-header-invalid", "上传请求头有误", "Upload-Length 与此前声明的不同,或小于已收到的长度。");
        }
        requireAllowed(told);
    }

    /** @throws Problem 409 {@code upload-in-use} where it belongs to a report or wish by now */
    void terminate(HeldUpload held) {
        Upload upload = held.upload();
        if (!QuarkusTransaction.requiringNew().call(() -> uploads.remove(upload.id()))) {
            throw Problem.conflict("upload-in-use", "文件已随内容提交", "这个文件已经随举报或心愿提交,不能再取消。");
        }
        files.delete(upload);
    }

    private void requireAllowed(long length) {
        if (length > limits.largest()) {
            throw Problem.of(
                    413,
                    "upload-too-large",
                    "文件过大",
                    "单个文件不能超过 " + limits.largest() / (1024 * 1024) + " MB,请压缩或截取后再上传。");
        }
    }
}
