package cn.fingertip.media.tus;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import cn.fingertip.media.HeldUpload;
import cn.fingertip.media.MediaConfig;
import cn.fingertip.media.RunningDigests;
import cn.fingertip.media.Upload;
import cn.fingertip.media.UploadRepository;
import cn.fingertip.media.part.PartWriter;
import cn.fingertip.media.part.UploadPart;
import cn.fingertip.media.part.UploadPartRepository;
import cn.fingertip.media.storage.Storage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Adds bytes to an upload. They are sealed into parts of their own, brought onto the disk, and only then counted, by
 * moving the upload's end from where this request began: whoever moves it first has won, on whichever replica; the
 * others throw their parts away. So nobody holds a lock while a slow phone sends, and a request that died long ago can
 * spoil nothing.
 */
@ApplicationScoped
class Appends {
    private static final Logger LOG = Logger.getLogger(Appends.class);
    private static final int BUFFER = 64 * 1024;
    /** Which part of its time an empty upload has left when it gets more, because its first bytes are coming. */
    private static final int NEARLY_OVER = 6;

    private final UploadRepository uploads;
    private final UploadRoom room;
    private final UploadPartRepository parts;
    private final Storage storage;
    private final RunningDigests digests;
    private final Clock clock;
    private final MediaConfig.Uploads limits;
    private final AppendPlaces places;

    Appends(
            UploadRepository uploads,
            UploadRoom room,
            UploadPartRepository parts,
            Storage storage,
            RunningDigests digests,
            Clock clock,
            AppendPlaces places,
            MediaConfig config) {
        this.uploads = uploads;
        this.room = room;
        this.parts = parts;
        this.storage = storage;
        this.digests = digests;
        this.clock = clock;
        this.limits = config.uploads();
        this.places = places;
    }

    /**
     * Adds {@code chunk} and returns when it is on the disk and counted. Where the sender goes away in the middle, what
     * came is kept, unless it was to be checked as a whole.
     *
     * @return the upload's new end
     * @throws Problem 409 {@code upload-offset-conflict}, 413, 422 {@code upload-kind}, 429, 460, 503; nothing was added
     *     then, but of a long request whole parts where the disk ran short in the middle
     */
    long append(HeldUpload held, Chunk chunk, Sender sender) {
        Upload upload = held.upload();
        requireRoom(upload, chunk);
        try (AppendPlace place = places.take(sender);
                PartWriter writer = new PartWriter(storage, held::key, upload.id(), upload.folder(), chunk.offset())) {
            return receive(upload, chunk, writer, place);
        } catch (IOException e) {
            LOG.error("an upload could not be stored", e);
            throw Problem.unavailable(
                    "upload-storage-failed", "暂时无法保存文件", "文件暂时无法保存,已收到的部分没有丢失。请稍后继续上传。", Duration.ofSeconds(30));
        }
    }

    private long receive(Upload upload, Chunk chunk, PartWriter writer, AppendPlace place) throws IOException {
        long most = chunk.end(upload.length(), limits.largest());
        long counted = chunk.offset();
        MessageDigest digest = digests.upTo(upload.id(), counted);
        FirstBytes first = new FirstBytes(upload, chunk);
        byte[] buffer = new byte[BUFFER];
        int read = place.read(chunk.body(), buffer);
        for (; read >= 0; read = place.read(chunk.body(), buffer)) {
            keepWaiting(upload);
            if (writer.end() + read > most) {
                throw tooLong(most);
            }
            first.add(buffer, read);
            if (chunk.checksum() != null) {
                chunk.checksum().update(buffer, read);
            }
            if (digest != null) {
                digest.update(buffer, 0, read);
            }
            writer.write(buffer, read);
            if (writer.full()) {
                writer.finish();
                if (chunk.keepsAsItComes()) {
                    counted = count(upload, counted, writer, chunk, digest);
                }
                room.requireStill();
            }
        }
        // Of a chunk cut off in the middle the checksum is wrong, and nothing of it is kept, as the protocol wants.
        if (chunk.checksum() != null) {
            chunk.checksum().verify();
        }
        writer.finish();
        return count(upload, counted, writer, chunk, digest);
    }

    private long count(Upload upload, long from, PartWriter writer, Chunk chunk, MessageDigest digest) {
        long to = writer.end();
        List<UploadPart> finished = writer.handOver();
        if (finished.isEmpty() && chunk.uploadLength() == null) {
            return to;
        }
        Instant now = clock.now();
        Instant expiresAt = from == 0 && to > 0 ? now.plus(limits.expireAfter()) : null;
        // Where this throws, the database may have counted them all the same: then the parts must stay.
        boolean first = QuarkusTransaction.requiringNew().call(() -> {
            boolean moved = uploads.advance(upload.id(), from, to, chunk.uploadLength(), expiresAt, now);
            if (moved) {
                parts.persist(finished);
            }
            return moved;
        });
        if (!first) {
            finished.forEach(part -> writer.remove(part.storageKey()));
            throw conflict();
        }
        if (expiresAt != null) {
            upload.expiresAt(expiresAt);
        }
        upload.received(to);
        digests.keep(upload.id(), to, digest);
        return to;
    }

    /**
     * A first chunk that is kept whole or not at all may take longer than an empty upload waits: 500 MB in one request are
     * more than an hour of a village's line.
     */
    private void keepWaiting(Upload upload) {
        Instant now = clock.now();
        Duration whole = limits.expireEmptyAfter();
        if (upload.received() == 0 && now.plus(whole.dividedBy(NEARLY_OVER)).isAfter(upload.expiresAt())) {
            Instant until = now.plus(whole);
            QuarkusTransaction.requiringNew().run(() -> uploads.keepWaiting(upload.id(), until, now));
            upload.expiresAt(until);
        }
    }

    static Problem conflict() {
        return Problem.conflict("upload-offset-conflict", "上传位置不符", "文件已收到的长度与这次的起点不同。请先查询进度,再从该处继续。");
    }

    /** Everything that can be known before the first byte is read. */
    private void requireRoom(Upload upload, Chunk chunk) {
        if (upload.received() != chunk.offset()) {
            throw conflict();
        }
        long most = chunk.end(upload.length(), limits.largest());
        if (chunk.announced() > most - chunk.offset()) {
            throw tooLong(most);
        }
        room.requireForBytes(chunk.expected(upload.length(), limits.largest()));
    }

    private static Problem tooLong(long most) {
        return Problem.of(413, "upload-too-long", "内容超出声明的长度", "发送的内容超过了这个文件的长度 " + most + " 字节,未保存。请核对后重新上传。");
    }
}
