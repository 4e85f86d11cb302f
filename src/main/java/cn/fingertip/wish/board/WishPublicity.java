package cn.fingertip.wish.board;

import cn.fingertip.crypto.Sealer;
import cn.fingertip.kernel.Problem;
import cn.fingertip.media.Uploads;
import cn.fingertip.moderation.ContentReviews;
import cn.fingertip.wish.Publicity;
import cn.fingertip.wish.Wish;
import cn.fingertip.wish.WishMoves;
import cn.fingertip.wish.WishMoves.Mover;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * An author's choice that others see a wish. The wish itself goes its way whatever becomes of that: when it is placed,
 * whatever speaks against showing it is told and refuses nothing.
 */
@ApplicationScoped
public class WishPublicity {
    private static final String UNFIT = "困难帮扶和矛盾调解会涉及别人或家庭困难,只有办理的工作人员看得到。";

    private final ContentReviews reviews;
    private final WishMoves moves;
    private final AskerNames names;
    private final Uploads uploads;
    private final Sealer sealer;

    WishPublicity(ContentReviews reviews, WishMoves moves, AskerNames names, Uploads uploads, Sealer sealer) {
        this.reviews = reviews;
        this.moves = moves;
        this.names = names;
        this.uploads = uploads;
        this.sealer = sealer;
    }

    /** @param wish about to be placed, with its files, by an author who wants others to see it */
    @Transactional(Transactional.TxType.MANDATORY)
    public void begin(Wish wish) {
        List<Problem.Violation> found = PublicWords.of(wish).tooMuch(names.of(wish));
        if (!wish.type.mayBePublic()) {
            keepBack(wish, Publicity.UNFIT, UNFIT);
        } else if (!found.isEmpty()) {
            keepBack(wish, Publicity.NEEDS_CHANGE, PublicWords.sentence(found) + "。心愿已收到,照常办理;想公开的,请到心愿详情里另写一段公开用的文字。");
        } else {
            ask(wish);
        }
    }

    /**
     * @param wish locked, its author's
     * @param title that others are to read, null for the wish's own; so is the text
     * @throws Problem 422 {@code wish-type-private}, {@code wish-text-personal}, {@code content-review-too-often}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void show(Wish wish, String title, String text) {
        if (!wish.type.mayBePublic()) {
            throw Problem.rule("wish-type-private", "这类心愿不公开", UNFIT);
        }
        PublicWords before = PublicWords.of(wish);
        String otherTitle = unlessSame(title, wish.title);
        String otherText = unlessSame(text, wish.content);
        PublicWords words = new PublicWords(
                otherTitle == null ? wish.title : otherTitle, otherText == null ? wish.content : otherText);
        if (words.equals(before) && (wish.publicity == Publicity.SHOWN || wish.publicity == Publicity.CHECKING)) {
            return;
        }
        List<Problem.Violation> found = words.tooMuch(names.of(wish));
        if (!found.isEmpty()) {
            throw Problem.rule(
                    "wish-text-personal",
                    "要公开的文字里有个人信息",
                    PublicWords.sentence(found) + "。请去掉后再申请公开;交给工作人员的原文不用改。",
                    found);
        }
        wish.publicTitle = otherTitle;
        wish.publicText = otherText;
        ask(wish);
        moves.note(wish, Mover.citizen(wish.citizen), "wish.public-asked", "申请公开");
    }

    /** @param wish locked, its author's */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hide(Wish wish) {
        if (wish.publicity == Publicity.PRIVATE) {
            return;
        }
        reviews.drop(wish.subject());
        wish.publicity = Publicity.PRIVATE;
        wish.publicityReason = null;
        moves.note(wish, Mover.citizen(wish.citizen), "wish.public-withdrawn", "不再公开");
    }

    private void ask(Wish wish) {
        reviews.ask(wish.subject(), uploads.of(wish.owner(), sealer));
        wish.publicity = Publicity.CHECKING;
        wish.publicityReason = null;
    }

    private static void keepBack(Wish wish, Publicity publicity, String reason) {
        wish.publicity = publicity;
        wish.publicityReason = reason;
    }

    private static String unlessSame(String other, String own) {
        return other == null || other.isBlank() || other.strip().equals(own) ? null : other.strip();
    }
}
