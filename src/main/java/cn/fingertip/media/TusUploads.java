package cn.fingertip.media;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.Sealer;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Uploads as their sender sees them, who knows nothing but the secret name in an upload's URL. */
@ApplicationScoped
class TusUploads {
    /** @param name the secret name: the only time it is told */
    record Begun(String name, Instant expiresAt) {}

    private final UploadRepository uploads;
    private final UnclaimedUploads unclaimed;
    private final Appends appends;
    private final FinishedFiles files;
    private final Sealer sealer;
    private final Clock clock;
    private final MediaConfig.Uploads limits;

    TusUploads(
            UploadRepository uploads,
            UnclaimedUploads unclaimed,
            Appends appends,
            FinishedFiles files,
            Sealer sealer,
            Clock clock,
            MediaConfig config) {
        this.uploads = uploads;
        this.unclaimed = unclaimed;
        this.appends = appends;
        this.files = files;
        this.sealer = sealer;
        this.clock = clock;
        this.limits = config.uploads();
    }

    /**
     * @param length bytes in the end, null where the client will say later
     * @param metadata the checked header, null where there was none
     */
    Begun begin(Long length, String metadata) {
        if (length != null) {
            requireAllowed(length);
        }
        UploadRepository.Unclaimed waiting = unclaimed.now();
        if (waiting.bytes() > limits.unclaimedBytes() || waiting.uploads() >= limits.unclaimed()) {
            throw Appends.full();
        }
        String name = Ids.hex();
        UUID id = Ids.random();
        DataKey key = sealer.newDataKey(Upload.keyContext(id));
        Upload upload =
                Upload.begin(id, capability(name), key, length, clock.now().plus(limits.expireEmptyAfter()));
        upload.metadata = metadata == null ? null : key.seal(metadata, "metadata");
        QuarkusTransaction.requiringNew().run(() -> uploads.persist(upload));
        if (upload.whole()) {
            files.describe(upload);
        }
        return new Begun(name, upload.expiresAt);
    }

    /** @throws Problem 404 {@code upload-not-found}, 410 {@code upload-expired} */
    Upload find(String name) {
        Upload upload = QuarkusTransaction.requiringNew()
                .call(() -> uploads.byCapability(capability(name)))
                .orElseThrow(() -> Problem.notFound("upload-not-found", "没有这个上传", "没有这个上传,它可能已被取消。请重新上传文件。"));
        if (upload.expired(clock.now())) {
            throw Problem.of(410, "upload-expired", "上传已过期", "这个上传已超过保留时间。请重新上传文件。");
        }
        return upload;
    }

    /** @return what the client sent as metadata, null where nothing */
    String metadata(Upload upload) {
        return upload.metadata == null ? null : upload.key(sealer).openText(upload.metadata, "metadata");
    }

    /**
     * @return the upload's new end
     * @throws Problem as {@link Appends#append}, and 400 where the client tells another length than before
     */
    long append(Upload upload, Chunk chunk) {
        Long length = upload.length;
        if (chunk.uploadLength() != null) {
            requireSameLength(upload, chunk.uploadLength());
            length = chunk.uploadLength();
        }
        long end = appends.append(upload, chunk);
        if (length != null && length == end && upload.sha256 == null) {
            QuarkusTransaction.requiringNew()
                    .call(() -> uploads.findByIdOptional(upload.id))
                    .ifPresent(files::describe);
        }
        return end;
    }

    private void requireSameLength(Upload upload, long told) {
        if (told < upload.received || upload.length != null && upload.length != told) {
            throw Problem.badRequest("upload-header-invalid", "上传请求头有误", "Upload-Length 与此前声明的不同,或小于已收到的长度。");
        }
        requireAllowed(told);
    }

    /** @throws Problem 409 {@code upload-in-use} where it belongs to a report or wish by now */
    void terminate(Upload upload) {
        if (!QuarkusTransaction.requiringNew().call(() -> uploads.remove(upload.id))) {
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

    /** What is kept of a secret name. The name is 128 random bits, so a plain hash tells nothing. */
    static byte[] capability(String name) {
        return Digests.of("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
    }
}
