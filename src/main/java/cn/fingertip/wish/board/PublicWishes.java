package cn.fingertip.wish.board;

import cn.fingertip.crypto.Sealer;
import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.kernel.Problem;
import cn.fingertip.media.UploadedFile;
import cn.fingertip.media.Uploads;
import cn.fingertip.media.derivative.DerivativeView;
import cn.fingertip.media.derivative.Derivatives;
import cn.fingertip.media.derivative.OpenPiece;
import cn.fingertip.moderation.ContentReviews;
import cn.fingertip.moderation.ReviewState;
import cn.fingertip.region.Regions;
import cn.fingertip.wish.Publicity;
import cn.fingertip.wish.Wish;
import cn.fingertip.wish.WishMoves;
import cn.fingertip.wish.WishRepository;
import cn.fingertip.wish.WishStatus;
import cn.fingertip.wish.WishType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** 心愿公开栏: what everybody sees of wishes. */
@ApplicationScoped
class PublicWishes {
    private static final Pattern NUMBER = Pattern.compile("XY[0-9]{2,12}-[0-9]{4}-[0-9]{4,9}");

    private final WishRepository wishes;
    private final PublicWishViews views;
    private final AskerNames names;
    private final ContentReviews reviews;
    private final Regions regions;
    private final Uploads uploads;
    private final Derivatives derivatives;
    private final Sealer sealer;

    PublicWishes(
            WishRepository wishes,
            PublicWishViews views,
            AskerNames names,
            ContentReviews reviews,
            Regions regions,
            Uploads uploads,
            Derivatives derivatives,
            Sealer sealer) {
        this.wishes = wishes;
        this.views = views;
        this.names = names;
        this.reviews = reviews;
        this.regions = regions;
        this.uploads = uploads;
        this.derivatives = derivatives;
        this.sealer = sealer;
    }

    /**
     * @param region null for the whole site
     * @param type null for any, and so is the status
     * @throws Problem 422 {@code region-unknown}, {@code wish-type-unknown}, {@code wish-status-unknown}
     */
    @Transactional
    CursorPage<PublicWishItem> list(String region, String type, String status, PageRequest page) {
        String code = blank(region) ? "" : regions.require(region).code();
        UUID before = page.cursor() == null ? null : last(page.cursor());
        List<Wish> found = wishes.shown(code, type(type), status(status), before, page.limit() + 1);
        Map<UUID, PublicWishItem> items = views.items(found);
        return CursorPage.of(found, page.limit(), wish -> Cursor.of(wish.number))
                .map(wish -> items.get(wish.id));
    }

    /** @throws Problem 404 where others do not see it */
    PublicWishView view(String id) throws IOException {
        Shown shown = QuarkusTransaction.requiringNew().call(() -> {
            Wish wish = shown(id);
            return new Shown(wish, views.items(List.of(wish)).get(wish.id), result(wish), files(wish));
        });
        Map<UUID, DerivativeView> made = derivatives.of(shown.files(), sealer);
        return PublicWishViews.detail(shown.wish(), shown.item(), shown.result(), shown.files(), made);
    }

    /** @throws Problem 404 where others do not see the wish, or the file */
    OpenPiece open(String id, UUID fileId, int page) throws IOException {
        UploadedFile file = QuarkusTransaction.requiringNew()
                .call(() -> files(shown(id)).stream()
                        .filter(candidate -> candidate.id().equals(fileId))
                        .findFirst()
                        .orElseThrow(WishMoves::unknown));
        return derivatives.open(file, sealer, page);
    }

    private record Shown(Wish wish, PublicWishItem item, String result, List<UploadedFile> files) {}

    /** By its number, as the board names it, or by the id that its author has. */
    private Wish shown(String id) {
        Optional<Wish> found = NUMBER.matcher(id).matches()
                ? wishes.byNumber(id).filter(wish -> wish.publicity == Publicity.SHOWN)
                : wishes.shown(Ids.parse(id));
        return found.orElseThrow(WishMoves::unknown);
    }

    /** Also where its author has taken the last one of a page back meanwhile, the pages go on. */
    private UUID last(String cursor) {
        return wishes.byNumber(Cursor.read(cursor, 1).getFirst()).orElseThrow(Cursor::invalid).id;
    }

    /** @return what became of it, in the office's words; null where it is not done, or they tell of people */
    private String result(Wish wish) {
        boolean done = wish.status == WishStatus.DONE || wish.status == WishStatus.CONFIRMED;
        return done && wish.result != null && PublicWords.harmless(wish.result, names.of(wish)) ? wish.result : null;
    }

    private List<UploadedFile> files(Wish wish) {
        Map<UUID, ContentReviews.FileState> states = reviews.files(wish.subject());
        return uploads.of(wish.owner(), sealer).stream()
                .filter(file ->
                        states.containsKey(file.id()) && states.get(file.id()).state() == ReviewState.PASSED)
                .toList();
    }

    private static WishType type(String wire) {
        WishType type = blank(wire) ? null : WishType.ofWire(wire);
        if (type == null && !blank(wire)) {
            throw Problem.rule("wish-type-unknown", "没有这种类型", "type 应为 repair、certificate、other 等,请对照接口文档。");
        }
        return type;
    }

    private static WishStatus status(String wire) {
        WishStatus status = blank(wire) ? null : WishStatus.ofWire(wire);
        if (status == null && !blank(wire)) {
            throw Problem.rule(
                    "wish-status-unknown", "没有这种状态", "status 应为 submitted、accepted、in-progress、done 等,请对照接口文档。");
        }
        return status;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
