package cn.fingertip.wish.order;

import cn.fingertip.audit.Looks;
import cn.fingertip.crypto.Sealer;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.kernel.Problem;
import cn.fingertip.media.UploadedFile;
import cn.fingertip.media.Uploads;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import cn.fingertip.wish.Wish;
import cn.fingertip.wish.WishMoves;
import cn.fingertip.wish.WishMoves.Mover;
import cn.fingertip.wish.WishRepository;
import cn.fingertip.wish.WishStatus;
import cn.fingertip.wish.due.WishDates;
import cn.fingertip.wish.view.StaffWishView;
import cn.fingertip.wish.view.WishItem;
import cn.fingertip.wish.view.WishViews;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What cadres may do with wishes of the regions that they have; others' do not exist for them. */
@ApplicationScoped
class WishOrders {
    private final CurrentStaff staff;
    private final WishRepository wishes;
    private final WishMoves moves;
    private final WishDates dates;
    private final WishViews views;
    private final Regions regions;
    private final Uploads uploads;
    private final Sealer sealer;
    private final Looks looks;
    private final Clock clock;

    WishOrders(
            CurrentStaff staff,
            WishRepository wishes,
            WishMoves moves,
            WishDates dates,
            WishViews views,
            Regions regions,
            Uploads uploads,
            Sealer sealer,
            Looks looks,
            Clock clock) {
        this.staff = staff;
        this.wishes = wishes;
        this.moves = moves;
        this.dates = dates;
        this.views = views;
        this.regions = regions;
        this.uploads = uploads;
        this.sealer = sealer;
        this.looks = looks;
        this.clock = clock;
    }

    /**
     * @param status null for any
     * @param overdue only those past their date
     */
    @Transactional
    public CursorPage<WishItem> list(WishStatus status, boolean overdue, PageRequest page) {
        UUID before = page.cursor() == null ? null : Cursor.id(page.cursor());
        WishRepository.Filter filter =
                new WishRepository.Filter(staff.regions(Role.CADRE), status, overdue ? clock.today() : null);
        return CursorPage.of(
                        wishes.matching(filter, before, page.limit() + 1), page.limit(), wish -> Cursor.of(wish.id))
                .map(views::item);
    }

    @Transactional
    public StaffWishView view(UUID id) {
        return views.forStaff(granted(id));
    }

    /** @throws Problem 404 outside the grant */
    @Transactional
    public List<UploadedFile> files(UUID id) {
        return uploads.of(granted(id).owner(), sealer);
    }

    /**
     * A file of a wish, what was made of which is about to be shown; the look is audited, once while a film plays.
     *
     * @throws Problem 404 outside the grant, or where the file is not this wish's
     */
    public UploadedFile file(UUID id, UUID fileId) {
        UploadedFile file = QuarkusTransaction.requiringNew().call(() -> file(granted(id), fileId));
        looks.record(
                staff.id(),
                file.id(),
                () -> QuarkusTransaction.requiringNew().run(() -> moves.seen(granted(id), staff.actor(), file.id())));
        return file;
    }

    /**
     * As {@link #file}, the original of which is about to be handed out; that is audited as such.
     *
     * @param reason one of {@link cn.fingertip.media.TakeEvidence}'s
     * @throws Problem 409 {@code file-preparing} while its digest is reckoned
     */
    @Transactional
    public UploadedFile evidence(UUID id, UUID fileId, String reason) {
        Wish wish = granted(id);
        UploadedFile file = file(wish, fileId);
        moves.evidenceTaken(wish, staff.actor(), file.id(), uploads.digest(file, sealer), reason);
        return file;
    }

    private Wish granted(UUID id) {
        Wish wish = wishes.findByIdOptional(id).orElseThrow(WishMoves::unknown);
        staff.require(Role.CADRE, wish.region);
        return wish;
    }

    private UploadedFile file(Wish wish, UUID fileId) {
        return uploads.of(wish.owner(), sealer).stream()
                .filter(candidate -> candidate.id().equals(fileId))
                .findFirst()
                .orElseThrow(WishMoves::unknown);
    }

    /** @throws Problem 404 outside the grant, 409 {@code wish-move-illegal}, 422 {@code wish-duplicate-unknown} */
    @Transactional
    public StaffWishView act(UUID id, OrderAction action) {
        Wish wish = moves.lock(id);
        staff.require(Role.CADRE, wish.region);
        wish.status.to(action.target());
        String note = blankAsNull(action.note());
        switch (action) {
            case OrderAction.Accept accept -> wish.responsible = blankAsNull(accept.responsible());
            case OrderAction.Done done -> wish.result = done.result().strip();
            case OrderAction.Duplicate duplicate -> {
                wish.duplicateOf = other(wish, duplicate.of()).number;
                note = "与 " + wish.duplicateOf + " 重复,合并办理";
            }
            case OrderAction.Return ignored -> {}
            case OrderAction.Start ignored -> {}
            case OrderAction.Close ignored -> {}
        }
        moves.move(wish, action.target(), new Mover(staff.actor(), office(wish)), note);
        if (wish.status == WishStatus.ACCEPTED) {
            wish.finishBy = dates.finishBy(wish.type, wish.finishFrom);
        }
        return views.forStaff(wish);
    }

    /** The wish that goes on: another one, of the same staff, that is not itself put aside for a third. */
    private Wish other(Wish wish, String numberOrId) {
        Optional<Wish> found = wishes.byNumber(numberOrId.strip());
        if (found.isEmpty() && numberOrId.strip().length() == 36) {
            found = wishes.findByIdOptional(Ids.parse(numberOrId.strip()));
        }
        return found.filter(other -> !other.id.equals(wish.id)
                        && other.status != WishStatus.DUPLICATE
                        && staff.may(Role.CADRE, other.region))
                .orElseThrow(
                        () -> Problem.rule("wish-duplicate-unknown", "找不到原心愿", "没有找到这一件,或者它本身也是重复事项。请填写您经办的另一件心愿的单号。"));
    }

    /** The office whose grant covers the wish most closely; the villager need not know the person. */
    private String office(Wish wish) {
        return staff.regions(Role.CADRE).stream()
                .filter(wish.region::startsWith)
                .max(Comparator.comparing(String::length))
                .flatMap(regions::find)
                .map(RegionName::name)
                .orElse("平台管理单位");
    }

    private static String blankAsNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
