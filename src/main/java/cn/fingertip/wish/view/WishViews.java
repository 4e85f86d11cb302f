package cn.fingertip.wish.view;

import cn.fingertip.crypto.Sealer;
import cn.fingertip.kernel.Clock;
import cn.fingertip.media.UploadedFile;
import cn.fingertip.media.Uploads;
import cn.fingertip.moderation.ContentReviews;
import cn.fingertip.moderation.ContentReviews.FileState;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import cn.fingertip.wish.Wish;
import cn.fingertip.wish.WishStatus;
import cn.fingertip.wish.WishStepRepository;
import cn.fingertip.wish.due.WishConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Turns wishes into what is shown of them. */
@ApplicationScoped
public class WishViews {
    private final WishStepRepository steps;
    private final Regions regions;
    private final Uploads uploads;
    private final Sealer sealer;
    private final ContentReviews reviews;
    private final WishConfig config;
    private final Clock clock;

    WishViews(
            WishStepRepository steps,
            Regions regions,
            Uploads uploads,
            Sealer sealer,
            ContentReviews reviews,
            WishConfig config,
            Clock clock) {
        this.steps = steps;
        this.regions = regions;
        this.uploads = uploads;
        this.sealer = sealer;
        this.reviews = reviews;
        this.config = config;
        this.clock = clock;
    }

    /** @return as it stands in a list, of its author or of the staff */
    public WishItem item(Wish wish) {
        return new WishItem(
                wish.id.toString(),
                wish.number,
                wish.type,
                wish.title,
                region(wish),
                wish.status,
                wish.status.title(),
                wish.submittedAt,
                wish.dueOn(),
                overdue(wish),
                wish.stars,
                wish.publicity);
    }

    /** @return with what its author may do next */
    public WishView forAuthor(Wish wish) {
        Set<WishStatus> next = EnumSet.noneOf(WishStatus.class);
        if (wish.status == WishStatus.DONE || wish.status == WishStatus.CONFIRMED && wish.stars == null) {
            next.add(WishStatus.CONFIRMED);
        }
        if (wish.status == WishStatus.DONE || reopenBy(wish) != null) {
            next.add(WishStatus.REOPENED);
        }
        return view(wish, next);
    }

    private WishView view(Wish wish, Set<WishStatus> next) {
        return new WishView(
                wish.id.toString(),
                wish.number,
                wish.type,
                wish.title,
                wish.content,
                region(wish),
                wish.place,
                files(wish),
                wish.status,
                wish.status.title(),
                wish.submittedAt,
                wish.dueOn(),
                overdue(wish),
                next,
                wish.status == WishStatus.DONE ? Clock.dateOf(wish.doneAt.plus(config.silenceConfirms())) : null,
                reopenBy(wish),
                wish.responsible,
                wish.result,
                wish.duplicateOf,
                wish.stars,
                wish.comment,
                wish.publicity,
                wish.publicity.title(),
                wish.publicityReason,
                wish.publicTitle,
                wish.publicText,
                steps.of(wish).stream()
                        .map(step -> new WishView.Step(step.at, step.status, step.status.title(), step.who, step.note))
                        .toList());
    }

    private List<WishView.File> files(Wish wish) {
        List<UploadedFile> files = uploads.of(wish.owner(), sealer);
        Map<UUID, FileState> states = files.isEmpty() ? Map.of() : reviews.files(wish.subject());
        return files.stream()
                .map(file -> new WishView.File(
                        file.id().toString(),
                        file.mediaType(),
                        file.bytes(),
                        states.containsKey(file.id()) ? states.get(file.id()).state() : null,
                        states.containsKey(file.id()) ? states.get(file.id()).reason() : null))
                .toList();
    }

    /** @return with what the staff may do next, and who asks */
    public StaffWishView forStaff(Wish wish) {
        return new StaffWishView(view(wish, new TreeSet<>(wish.status.next())), wish.asker);
    }

    private WishView.Region region(Wish wish) {
        return new WishView.Region(
                wish.region, regions.find(wish.region).map(RegionName::name).orElse(""));
    }

    /** @return null where nothing may be reopened, or at any time */
    private LocalDate reopenBy(Wish wish) {
        Instant until = wish.reopenUntil(config.reopenWithin());
        return until == null || until.isBefore(clock.now()) ? null : Clock.dateOf(until);
    }

    private boolean overdue(Wish wish) {
        LocalDate due = wish.dueOn();
        return due != null && due.isBefore(clock.today());
    }
}
