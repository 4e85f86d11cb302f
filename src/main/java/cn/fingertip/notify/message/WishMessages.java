package cn.fingertip.notify.message;

import cn.fingertip.wish.Wish;
import cn.fingertip.wish.WishMoved;
import cn.fingertip.wish.WishRepository;
import cn.fingertip.wish.WishStepRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tells villagers where their wishes stand: number and state, never a word that somebody wrote. */
@ApplicationScoped
class WishMessages {
    private final Outbox outbox;
    private final WishRepository wishes;
    private final WishStepRepository steps;

    WishMessages(Outbox outbox, WishRepository wishes, WishStepRepository steps) {
        this.outbox = outbox;
        this.wishes = wishes;
        this.steps = steps;
    }

    void moved(@Observes WishMoved moved) {
        switch (moved.to()) {
            case ACCEPTED -> tell(moved, NoticeKind.WISH_ACCEPTED, "已接单");
            case RETURNED -> tell(moved, NoticeKind.WISH_RETURNED, "已退回");
            case DONE -> tell(moved, NoticeKind.WISH_DONE, "已办结");
            case CLOSED_UNRESOLVED -> tell(moved, NoticeKind.WISH_CLOSED, "未能解决");
            case NOT_OURS -> tell(moved, NoticeKind.WISH_CLOSED, "不属办理");
            case DUPLICATE -> tell(moved, NoticeKind.WISH_CLOSED, "重复事项");
            // The villager's own doing, silence, and the steps between.
            case SUBMITTED, IN_PROGRESS, CONFIRMED, REOPENED -> {}
        }
    }

    private void tell(WishMoved moved, NoticeKind kind, String state) {
        Wish wish = wishes.findById(moved.wish());
        // A wish that was reopened is done a second time: the step tells the one from the other.
        int step = steps.of(wish).size();
        outbox.tell(new Outbox.Event(kind, moved.citizen(), wish.id + " " + step, wish.id, wish.number, state));
    }
}
