package cn.fingertip.media;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.KeyWrap;
import cn.fingertip.crypto.TamperedException;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import cn.fingertip.media.kind.FileFacts;
import cn.fingertip.media.kind.FileKind;
import cn.fingertip.media.sealed.BrokenFileException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finished uploads, for the report or wish they belong to. */
@ApplicationScoped
public class Uploads {
    private final UploadRepository uploads;
    private final FinishedFiles files;
    private final FileDigests digests;
    private final Event<FilesClaimed> events;
    private final Clock clock;
    private final MediaConfig.Uploads limits;

    Uploads(
            UploadRepository uploads,
            FinishedFiles files,
            FileDigests digests,
            Event<FilesClaimed> events,
            Clock clock,
            MediaConfig config) {
        this.uploads = uploads;
        this.files = files;
        this.digests = digests;
        this.events = events;
        this.clock = clock;
        this.limits = config.uploads();
    }

    /**
     * Takes uploads for {@code owner}, in the caller's transaction: all of them or none. From then on they do not
     * expire, and their sender cannot cancel them.
     *
     * @param uploadIds the secret names that the sender got (the last segment of Location, or all of it);
     *     null is none
     * @param owner {@code report:<id>} or {@code wish:<id>}
     * @param keys keeps the files' keys from now on: the owner's, so that the files open to whom the owner opens
     * @return the files, in the order asked for
     * @throws Problem 422 {@code upload-unknown}, {@code upload-unfinished}, {@code upload-taken},
     *     {@code upload-kind}, {@code too-many-files}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UploadedFile> claim(List<String> uploadIds, String owner, KeyWrap keys) {
        return claim(uploadIds, owner, keys, null);
    }

    /**
     * As {@link #claim(List, String, KeyWrap)}, where an owner's files come from two sides and each has its own number.
     *
     * @param already how many of the owner's files count for this side; the caller holds a lock that keeps it so
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UploadedFile> claim(List<String> uploadIds, String owner, KeyWrap keys, int already) {
        return claim(uploadIds, owner, keys, Integer.valueOf(already));
    }

    private List<UploadedFile> claim(List<String> uploadIds, String owner, KeyWrap keys, Integer already) {
        if (uploadIds == null || uploadIds.isEmpty()) {
            return List.of();
        }
        List<UploadName> asked =
                uploadIds.stream().map(Uploads::name).distinct().toList();
        uploads.lockOwner(owner);
        int place = uploads.ownedBy(owner).size();
        if ((already == null ? place : already) + asked.size() > limits.filesAnOwner()) {
            throw tooMany();
        }
        List<Upload> locked =
                uploads.lock(asked.stream().map(UploadName::capability).toList());
        List<UploadedFile> claimed = new ArrayList<>();
        for (UploadName name : asked) {
            claimed.add(claim(held(name, locked), owner, place++, keys));
        }
        events.fire(new FilesClaimed(List.copyOf(claimed), keys));
        return claimed;
    }

    /**
     * Takes what can be taken, in the caller's transaction: files never hold a text back. One that is unknown, unfinished,
     * somebody else's, of another kind or too many stays as it was, and may be sent again.
     *
     * @param uploadIds as {@link #claim(List, String, KeyWrap)} has them; what is no id names nothing
     * @param already how many of the owner's files count for this side; the caller holds a lock that keeps it so
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public TakenFiles take(List<String> uploadIds, String owner, KeyWrap keys, int already) {
        if (uploadIds == null || uploadIds.isEmpty()) {
            return TakenFiles.NONE;
        }
        Map<UploadName, String> asked = new LinkedHashMap<>();
        uploadIds.forEach(id -> asked.putIfAbsent(name(id), id));
        uploads.lockOwner(owner);
        int place = uploads.ownedBy(owner).size();
        List<Upload> locked =
                uploads.lock(asked.keySet().stream().map(UploadName::capability).toList());
        List<UploadedFile> taken = new ArrayList<>();
        List<TakenFiles.Refusal> refused = new ArrayList<>();
        for (UploadName name : asked.keySet()) {
            try {
                HeldUpload held = held(name, locked);
                if (already + taken.size() >= limits.filesAnOwner()) {
                    throw tooMany();
                }
                taken.add(claim(held, owner, place + taken.size(), keys));
            } catch (Problem why) {
                refused.add(new TakenFiles.Refusal(asked.get(name), why));
            }
        }
        if (!taken.isEmpty()) {
            events.fire(new FilesClaimed(List.copyOf(taken), keys));
        }
        return new TakenFiles(List.copyOf(taken), List.copyOf(refused));
    }

    private static UploadName name(String id) {
        String text = String.valueOf(id);
        return new UploadName(text.substring(text.lastIndexOf('/') + 1));
    }

    private static HeldUpload held(UploadName name, List<Upload> locked) {
        byte[] capability = name.capability();
        return locked.stream()
                .filter(found -> Arrays.equals(found.capability, capability))
                .findFirst()
                .map(found -> new HeldUpload(found, name))
                .orElseThrow(Uploads::unknown);
    }

    private Problem tooMany() {
        return Problem.rule("too-many-files", "文件过多", "图片、视频等文件合计不能超过 " + limits.filesAnOwner() + " 个,请减少后提交。");
    }

    private UploadedFile claim(HeldUpload held, String owner, int place, KeyWrap keys) {
        Upload upload = held.upload();
        if (upload.owner != null) {
            throw Problem.rule("upload-taken", "文件已被使用", "有文件已随另一份内容提交,不能重复使用。请重新上传这个文件。");
        }
        if (upload.expired(clock.now())) {
            throw unknown();
        }
        if (!upload.whole()) {
            throw Problem.rule("upload-unfinished", "文件尚未传完", "有文件还没有上传完成,请等待上传完成后再提交。");
        }
        DataKey key = held.key();
        if (upload.sha256 == null) {
            // The server died between the last byte and this; neither sender nor text waits for it to be read
            // (FileDigests).
            FileFacts facts = files.factsAtHand(upload, key);
            upload.sha256 = facts.sha256();
            upload.mediaType = facts.mediaType();
        }
        upload.mediaType =
                FileKind.of(upload.mediaType).orElseThrow(FileKind::unsupported).mediaType();
        FileFacts facts = new FileFacts(upload.sha256, upload.mediaType);
        ClaimedFacts known = new ClaimedFacts(facts, upload.length, files.takeParts(upload));
        upload.handOver(held, key, known, owner, place, keys);
        return upload.asFile(keys);
    }

    private static Problem unknown() {
        return Problem.rule("upload-unknown", "没有这个上传", "有文件没有上传,或已过期。请重新上传后再提交。");
    }

    /**
     * @param keys that they were claimed with
     * @return the files of {@code owner}, in the order in which they were claimed
     */
    public List<UploadedFile> of(String owner, KeyWrap keys) {
        return QuarkusTransaction.joiningExisting().call(() -> uploads.ownedBy(owner)).stream()
                .map(upload -> upload.asFile(keys))
                .toList();
    }

    /** @return in one query the files of those {@code owners} that have any, by owner, each in the order of their claim */
    public Map<String, List<UploadedFile>> of(Collection<String> owners, KeyWrap keys) {
        if (owners.isEmpty()) {
            return Map.of();
        }
        return QuarkusTransaction.joiningExisting().call(() -> uploads.ownedBy(owners)).stream()
                .map(upload -> upload.asFile(keys))
                .collect(Collectors.groupingBy(UploadedFile::owner));
    }

    /**
     * @param keys that the file was claimed with
     * @return SHA-256 of the plain content, lower-case hexadecimal
     * @throws Problem 409 {@code file-preparing} while it is being reckoned
     */
    public String digest(UploadedFile file, KeyWrap keys) {
        return digests.of(file, keys);
    }

    /**
     * Destroys all files of {@code owner}, in the caller's transaction: their keys at once, their sealed bytes when the
     * expiry job comes by, within minutes.
     *
     * @return how many
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int destroy(String owner) {
        return uploads.destroy(owner);
    }

    /**
     * @param fileId of a claimed file; whether the asker may see it is the caller's to decide
     * @param keys that it was claimed with
     * @return the plain content; reading throws {@link BrokenFileException} where it is not as it was sent
     * @throws IOException where there is no such file
     */
    public InputStream open(UUID fileId, KeyWrap keys) throws IOException {
        Upload upload = QuarkusTransaction.joiningExisting().call(() -> uploads.findById(fileId));
        if (upload == null || upload.owner == null) {
            throw new FileNotFoundException("no file of this id");
        }
        try {
            return files.open(upload, upload.key(keys));
        } catch (TamperedException e) {
            throw new BrokenFileException("these keys do not open it", e);
        }
    }
}
