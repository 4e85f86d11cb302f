package cn.fingertip.roster.board;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.audit.Looks;
import cn.fingertip.crypto.Sealer;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.idempotency.Idempotency;
import cn.fingertip.media.UploadedFile;
import cn.fingertip.media.Uploads;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Photos of village boards, filed against the version that hung there. They stay with the staff, who are shown what was
 * made of them: an original tells where and with which phone it was taken.
 */
@ApplicationScoped
class Postings {
    private final Publications publications;
    private final PublicationRepository repository;
    private final BoardPostingRepository postings;
    private final Uploads uploads;
    private final Sealer sealer;
    private final Idempotency idempotency;
    private final CurrentStaff staff;
    private final AuditTrail audit;
    private final Looks looks;
    private final Clock clock;

    Postings(
            Publications publications,
            PublicationRepository repository,
            BoardPostingRepository postings,
            Uploads uploads,
            Sealer sealer,
            Idempotency idempotency,
            CurrentStaff staff,
            AuditTrail audit,
            Looks looks,
            Clock clock) {
        this.publications = publications;
        this.repository = repository;
        this.postings = postings;
        this.uploads = uploads;
        this.sealer = sealer;
        this.idempotency = idempotency;
        this.staff = staff;
        this.audit = audit;
        this.looks = looks;
        this.clock = clock;
    }

    /**
     * @param key Idempotency-Key
     * @throws Problem 404 outside one's grants, 422 {@code village-not-in-roster}, {@code date-in-future}, {@code
     *     board-dates}, {@code board-photo-kind} or what {@link Uploads#claim} throws
     */
    @Transactional
    public PostingView file(UUID rosterId, String key, FilePosting request) {
        Publication publication = publications.require(rosterId);
        requireHand(publication.region(), request.village());
        return idempotency.once(
                "board:" + rosterId + ":" + staff.id(),
                key,
                request,
                PostingView.class,
                () -> filed(publication, request));
    }

    private PostingView filed(Publication publication, FilePosting request) {
        if (!repository.villages(publication.versionId()).containsKey(request.village())) {
            throw Problem.rule("village-not-in-roster", "清册里没有这个村", "这份清册没有这个村(社区)的明细,请从清册所含的村中选择。");
        }
        requireDates(request.putUpOn(), request.takenDownOn());
        BoardPosting posting = new BoardPosting(Ids.next());
        posting.county = publication.county();
        posting.versionId = publication.versionId();
        posting.village = request.village();
        posting.putUpOn = request.putUpOn();
        posting.takenDownOn = request.takenDownOn();
        posting.place = request.place() == null || request.place().isBlank()
                ? null
                : request.place().strip();
        posting.filedBy = staff.id();
        posting.filedByName = staff.displayName();
        posting.filedAt = clock.now();
        List<UploadedFile> photos = uploads.claim(request.uploadIds(), posting.owner(), sealer);
        if (photos.stream().anyMatch(file -> !file.mediaType().startsWith("image/"))) {
            throw Problem.rule("board-photo-kind", "应为照片", "公开栏存档只收照片(JPG、PNG、HEIC、WebP 等图片),请重新拍照上传。");
        }
        postings.persistAndFlush(posting);
        record("board.filed", publication.rosterId(), posting);
        return PostingView.of(posting, publications.named(posting.village), photos);
    }

    /** @throws Problem 404 outside one's grants, 422 {@code date-in-future} or {@code board-dates} */
    @Transactional
    public PostingView takeDown(UUID rosterId, UUID id, LocalDate on) {
        BoardPosting posting = posting(rosterId, id);
        requireHand(posting.village, posting.village);
        requireDates(posting.putUpOn, on);
        posting.takenDownOn = on;
        record("board.taken-down", rosterId, posting);
        return view(posting);
    }

    /** @throws Problem 404 outside one's grants */
    @Transactional
    public List<UploadedFile> photos(UUID rosterId, UUID id) {
        return uploads.of(posting(rosterId, id).owner(), sealer);
    }

    /**
     * A photo, what was made of which is about to be shown; the look is audited, once for some minutes of looking.
     *
     * @throws Problem 404 outside one's grants, or where the photo is not this posting's
     */
    public UploadedFile photo(UUID rosterId, UUID id, UUID fileId) {
        UploadedFile photo = QuarkusTransaction.requiringNew().call(() -> photo(posting(rosterId, id), fileId));
        looks.record(
                staff.id(),
                photo.id(),
                () -> QuarkusTransaction.requiringNew()
                        .run(() -> record("board.photo-seen", rosterId, posting(rosterId, id))));
        return photo;
    }

    /**
     * As {@link #photo}, the original of which is about to be handed out; that is audited as such.
     *
     * @param reason one of {@link cn.fingertip.media.TakeEvidence}'s
     * @throws Problem 409 {@code file-preparing} while its digest is reckoned
     */
    @Transactional
    public UploadedFile evidence(UUID rosterId, UUID id, UUID fileId, String reason) {
        BoardPosting posting = posting(rosterId, id);
        UploadedFile photo = photo(posting, fileId);
        audit.record(event("board.evidence-taken", rosterId, posting)
                .with("file", photo.id())
                .with("sha256", uploads.digest(photo, sealer))
                .with("reason", reason));
        return photo;
    }

    private UploadedFile photo(BoardPosting posting, UUID fileId) {
        return uploads.of(posting.owner(), sealer).stream()
                .filter(file -> file.id().equals(fileId))
                .findFirst()
                .orElseThrow(Publications::notFound);
    }

    private BoardPosting posting(UUID rosterId, UUID id) {
        return postings.find(rosterId, id)
                .filter(posting -> staff.may(Role.CADRE, posting.village) || publications.sees(posting.village))
                .orElseThrow(Publications::notFound);
    }

    /** Clerks of the roster's region, and cadres and clerks of the village. */
    private void requireHand(String region, String village) {
        if (!staff.may(Role.CLERK, region) && !staff.may(Role.CLERK, village) && !staff.may(Role.CADRE, village)) {
            throw Publications.notFound();
        }
    }

    private void requireDates(LocalDate putUpOn, LocalDate takenDownOn) {
        Publications.requirePast(putUpOn, clock);
        Publications.requirePast(takenDownOn, clock);
        if (takenDownOn != null && takenDownOn.isBefore(putUpOn)) {
            throw Problem.rule("board-dates", "张贴与撤下日期不符", "撤下日期不能早于张贴日期,请核对后重新填写。");
        }
    }

    private PostingView view(BoardPosting posting) {
        return PostingView.of(posting, publications.named(posting.village), uploads.of(posting.owner(), sealer));
    }

    private void record(String action, UUID rosterId, BoardPosting posting) {
        audit.record(event(action, rosterId, posting));
    }

    private AuditEvent event(String action, UUID rosterId, BoardPosting posting) {
        return AuditEvent.of(action, "roster:" + rosterId)
                .by(staff.actor())
                .in(posting.village)
                .with("posting", posting.id)
                .with("village", posting.village);
    }
}
