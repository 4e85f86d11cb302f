package cn.fingertip.wish.villager;

import cn.fingertip.crypto.Sealer;
import cn.fingertip.identity.CurrentCitizen;
import cn.fingertip.identity.VerifiedPerson;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.idempotency.Idempotency;
import cn.fingertip.media.UploadedFile;
import cn.fingertip.media.Uploads;
import cn.fingertip.region.Level;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import cn.fingertip.wish.Wish;
import cn.fingertip.wish.WishMoves;
import cn.fingertip.wish.WishMoves.Mover;
import cn.fingertip.wish.WishRepository;
import cn.fingertip.wish.WishStatus;
import cn.fingertip.wish.board.WishPublicity;
import cn.fingertip.wish.due.WishConfig;
import cn.fingertip.wish.due.WishDates;
import cn.fingertip.wish.view.WishItem;
import cn.fingertip.wish.view.WishView;
import cn.fingertip.wish.view.WishViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** What a villager may do: place a wish, see their own, rate, reopen. */
@ApplicationScoped
class Wishes {
    private final CurrentCitizen citizen;
    private final WishRepository wishes;
    private final WishMoves moves;
    private final WishPublicity publicity;
    private final WishDates dates;
    private final WishViews views;
    private final WishConfig config;
    private final Regions regions;
    private final Uploads uploads;
    private final Sealer sealer;
    private final Idempotency idempotency;
    private final Clock clock;

    Wishes(
            CurrentCitizen citizen,
            WishRepository wishes,
            WishMoves moves,
            WishPublicity publicity,
            WishDates dates,
            WishViews views,
            WishConfig config,
            Regions regions,
            Uploads uploads,
            Sealer sealer,
            Idempotency idempotency,
            Clock clock) {
        this.citizen = citizen;
        this.wishes = wishes;
        this.moves = moves;
        this.publicity = publicity;
        this.dates = dates;
        this.views = views;
        this.config = config;
        this.regions = regions;
        this.uploads = uploads;
        this.sealer = sealer;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Transactional
    public WishReceipt submit(String key, SubmitWish request) {
        UUID author = citizen.require();
        return idempotency.once("wish:" + author, key, request, WishReceipt.class, () -> place(author, request));
    }

    private WishReceipt place(UUID author, SubmitWish request) {
        RegionName region = regions.require(request.region());
        if (region.level().compareTo(Level.COUNTY) < 0) {
            throw Problem.rule("wish-region-unfit", "请选到县以下", "心愿要交到村里(或乡镇、县)办理,请重新选择所在的村。");
        }
        Instant now = clock.now();
        Wish wish = new Wish();
        wish.id = Ids.next();
        wish.county = region.code().substring(0, Level.COUNTY.digits());
        wish.region = region.code();
        wish.type = request.type();
        wish.title = request.title().strip();
        wish.content = request.text().strip();
        wish.place = request.place() == null || request.place().isBlank()
                ? null
                : request.place().strip();
        wish.citizen = author;
        wish.asker = citizen.person().map(VerifiedPerson::name).orElse(null);
        wish.submittedAt = now;
        wish.acceptBy = dates.acceptBy(wish.type, Clock.dateOf(now));
        uploads.claim(request.uploadIds(), wish.owner(), sealer);
        int year = Clock.dateOf(now).getYear();
        wish.number = "XY%s-%d-%04d".formatted(wish.region, year, wishes.nextNumber(wish.region, year));
        if (Boolean.TRUE.equals(request.isPublic())) {
            publicity.begin(wish);
        }
        moves.begin(wish, Mover.citizen(author));
        return WishReceipt.of(wish);
    }

    @Transactional
    public CursorPage<WishItem> mine(PageRequest page) {
        UUID before = page.cursor() == null ? null : Cursor.id(page.cursor());
        return CursorPage.of(
                        wishes.of(citizen.require(), before, page.limit() + 1),
                        page.limit(),
                        wish -> Cursor.of(wish.id))
                .map(views::item);
    }

    /** @throws Problem 404 where it is not their own */
    @Transactional
    public WishView view(UUID id) {
        UUID asker = citizen.require();
        return views.forAuthor(wishes.findByIdOptional(id)
                .filter(wish -> wish.citizen.equals(asker))
                .orElseThrow(WishMoves::unknown));
    }

    /**
     * A file that came with it.
     *
     * @throws Problem 404 where the wish is not their own, or the file not this wish's
     */
    @Transactional
    public UploadedFile file(UUID id, UUID fileId) {
        UUID asker = citizen.require();
        return wishes.findByIdOptional(id)
                .filter(wish -> wish.citizen.equals(asker))
                .flatMap(wish -> uploads.of(wish.owner(), sealer).stream()
                        .filter(file -> file.id().equals(fileId))
                        .findFirst())
                .orElseThrow(WishMoves::unknown);
    }

    /**
     * Rating confirms what is done; where silence has confirmed it already, the rating is still taken, once.
     *
     * @throws Problem 409 {@code wish-already-rated}
     */
    @Transactional
    public WishView rate(UUID id, RateWish request) {
        Wish wish = lockOwn(id);
        Mover author = Mover.citizen(wish.citizen);
        if (wish.status == WishStatus.CONFIRMED && wish.stars != null) {
            throw Problem.conflict("wish-already-rated", "已经评价过", "这件心愿您已经评价过了,不能再次评价。");
        }
        wish.stars = request.stars().shortValue();
        wish.comment = request.comment();
        String note = "评价:" + request.stars() + "星";
        if (wish.status == WishStatus.CONFIRMED) {
            moves.note(wish, author, "wish.rated", note);
        } else {
            moves.move(wish, WishStatus.CONFIRMED, author, note);
        }
        return views.forAuthor(wish);
    }

    /**
     * Begins the time to finish anew; a rating given before is void.
     *
     * @throws Problem 409 {@code wish-reopen-too-late} long after the confirmation
     */
    @Transactional
    public WishView reopen(UUID id, ReopenWish request) {
        Wish wish = lockOwn(id);
        Instant until = wish.reopenUntil(config.reopenWithin());
        if (until != null && until.isBefore(clock.now())) {
            throw Problem.conflict(
                    "wish-reopen-too-late",
                    "已超过重开期限",
                    "确认后 " + config.reopenWithin().toDays() + " 天内可以重开,这件心愿已超过期限。请另提一件新的心愿。");
        }
        moves.move(
                wish,
                WishStatus.REOPENED,
                Mover.citizen(wish.citizen),
                request.reason().strip());
        wish.finishBy = dates.finishBy(wish.type, wish.finishFrom);
        wish.doneAt = null;
        wish.confirmedAt = null;
        wish.stars = null;
        wish.comment = null;
        return views.forAuthor(wish);
    }

    /** @throws Problem 422 {@code wish-type-private}, {@code wish-text-personal}, {@code content-review-too-often} */
    @Transactional
    public WishView publish(UUID id, PublishWish request) {
        Wish wish = lockOwn(id);
        if (request.isPublic()) {
            publicity.show(wish, request.title(), request.text());
        } else {
            publicity.hide(wish);
        }
        return views.forAuthor(wish);
    }

    private Wish lockOwn(UUID id) {
        UUID asker = citizen.require();
        Wish wish = moves.lock(id);
        if (!wish.citizen.equals(asker)) {
            throw WishMoves.unknown();
        }
        return wish;
    }
}
