package cn.fingertip.wish.board;

import cn.fingertip.kernel.Clock;
import cn.fingertip.media.UploadedFile;
import cn.fingertip.media.derivative.DerivativeView;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import cn.fingertip.wish.Wish;
import cn.fingertip.wish.WishMoves.Mover;
import cn.fingertip.wish.WishStatus;
import cn.fingertip.wish.WishStep;
import cn.fingertip.wish.WishStepRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Turns wishes into what everybody sees of them. */
@ApplicationScoped
class PublicWishViews {
    private static final String AUTHOR = Mover.citizen(new UUID(0, 0)).shown();

    private final WishStepRepository steps;
    private final Regions regions;

    PublicWishViews(WishStepRepository steps, Regions regions) {
        this.steps = steps;
        this.regions = regions;
    }

    /** @return by the wish's id */
    Map<UUID, PublicWishItem> items(List<Wish> wishes) {
        if (wishes.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<WishStep>> history = steps
                .of(wishes.stream().map(wish -> wish.id).toList())
                .stream()
                .collect(Collectors.groupingBy(step -> step.id.wishId()));
        Map<UUID, PublicWishItem> items = new HashMap<>();
        wishes.forEach(wish -> items.put(wish.id, item(wish, history.getOrDefault(wish.id, List.of()))));
        return items;
    }

    static PublicWishView detail(
            Wish wish, PublicWishItem item, String result, List<UploadedFile> files, Map<UUID, DerivativeView> made) {
        return new PublicWishView(
                item,
                PublicWords.of(wish).text(),
                result,
                files.stream()
                        .map(UploadedFile::id)
                        .filter(id -> made.get(id).state() == DerivativeView.State.READY)
                        .map(id -> file(id, made.get(id)))
                        .toList());
    }

    private static PublicWishView.File file(UUID id, DerivativeView made) {
        return new PublicWishView.File(id.toString(), made.mediaType(), made.width(), made.height(), made.pagesShown());
    }

    private PublicWishItem item(Wish wish, List<WishStep> history) {
        String region = regions.find(wish.region).map(RegionName::name).orElse("");
        return new PublicWishItem(
                wish.number,
                wish.number,
                wish.type,
                wish.type.title(),
                PublicWords.of(wish).title(),
                new PublicWishItem.Region(wish.region, region),
                wish.status,
                wish.status.title(),
                office(history, region),
                Clock.dateOf(wish.submittedAt),
                acceptedOn(history),
                wish.doneAt == null ? null : Clock.dateOf(wish.doneAt),
                wish.dueOn(),
                wish.stars);
    }

    private static LocalDate acceptedOn(List<WishStep> history) {
        return history.stream()
                .filter(step -> step.status == WishStatus.ACCEPTED)
                .findFirst()
                .map(step -> Clock.dateOf(step.at))
                .orElse(null);
    }

    /** Who had it in hand last. */
    private static String office(List<WishStep> history, String region) {
        return history.reversed().stream()
                .map(step -> step.who)
                .filter(who -> !who.equals(AUTHOR) && !who.equals(Mover.SYSTEM.shown()))
                .findFirst()
                .orElse(region);
    }
}
