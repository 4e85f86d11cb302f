package cn.fingertip.media.tus;

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
    private final SourceBytes bytes;
    private final Appends appends;
    private final FinishedFiles files;
    private final Clock clock;
    private final MediaConfig.Uploads limits;

    TusUploads(
            UploadRepository uploads,
            UploadRoom room,
            SourceBytes bytes,
            Appends appends,
            FinishedFiles files,
            Clock clock,
            MediaConfig config) {
        this.uploads = uploads;
        this.room = room;
        this.bytes = bytes;
        this.appends = appends;
        this.files = files;
        this.clock = clock;
        this.limits = config.uploads();
    }

    /**
     * @param length bytes in the end, null where the client will say later
     * @param metadata the checked header, null where there was none
     * @param first the first bytes, null where none come along; all of what a PATCH would have kept of them is, or no
     *     upload begins
     * @return a new upload, with the only copy of its name
     * @throws Problem 413 {@code upload-too-large}, and as {@link UploadRoom#requireForNew} and {@link #append}; nothing was
     *     begun then
     */
    HeldUpload begin(Long length, String metadata, Chunk first, Sender sender) {
        if (length != null) {
            requireAllowed(length);
        }
        long expected = first == null ? 0 : first.expected(length, limits.largest());
        try (SourceBytes.Announced announced = bytes.announce(sender.asker().address(), expected)) {
            boolean worked = room.requireForNew(sender.asker(), announced);
            HeldUpload begun = begin(length, metadata);
            if (worked) {
                room.workedFor(begun.upload());
            }
            if (first != null) {
                receiveOrEnd(begun, first, sender);
            }
            announced.kept(begun.upload().received());
            return begun;
        }
    }

    private HeldUpload begin(Long length, String metadata) {
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

    private void receiveOrEnd(HeldUpload begun, Chunk first, Sender sender) {
        try {
            receive(begun, first, sender);
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
     * @throws Problem as {@link Appends#append} and {@link UploadRoom#requireForMore}, and 400 where the client tells
     *     another length than before
     */
    long append(HeldUpload held, Chunk chunk, Sender sender) {
        Upload upload = held.upload();
        if (chunk.uploadLength() != null) {
            requireSameLength(upload, chunk.uploadLength());
        }
        long before = upload.received();
        long expected = chunk.expected(upload.length(), limits.largest());
        try (SourceBytes.Announced announced = bytes.announce(sender.asker().address(), expected)) {
            room.requireForMore(sender.asker(), announced, upload);
            try {
                return receive(held, chunk, sender);
            } finally {
                // Of what is refused in the middle whole parts may have been kept.
                announced.kept(upload.received() - before);
            }
        }
    }

    private long receive(HeldUpload held, Chunk chunk, Sender sender) {
        Upload upload = held.upload();
        Long length = chunk.uploadLength() == null ? upload.length() : chunk.uploadLength();
        long end = appends.append(held, chunk, sender);
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
