package cn.fingertip.wish.board;

import cn.fingertip.moderation.ModeratedKind;
import cn.fingertip.wish.Publicity;
import cn.fingertip.wish.Wish;
import cn.fingertip.wish.WishMoves;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Wishes, for who looks at what is to be shown. */
@ApplicationScoped
class ModeratedWishes implements ModeratedKind {
    private final WishMoves moves;
    private final AskerNames names;

    ModeratedWishes(WishMoves moves, AskerNames names) {
        this.moves = moves;
        this.names = names;
    }

    @Override
    public String name() {
        return "wish";
    }

    @Override
    public String title() {
        return "公开心愿";
    }

    @Override
    public void lock(UUID subject) {
        moves.lock(subject);
    }

    @Override
    public Written read(UUID subject) {
        Wish wish = moves.find(subject);
        PublicWords words = PublicWords.of(wish);
        return new Written(wish.citizen, names.of(wish), words.title(), words.text());
    }

    @Override
    public void settled(UUID subject, boolean shown, String reason) {
        Wish wish = moves.lock(subject);
        wish.publicity = shown ? Publicity.SHOWN : Publicity.REFUSED;
        wish.publicityReason = shown ? null : reason + "。可以改写公开用的文字后再申请,由工作人员审核;心愿照常办理,不受影响。";
    }
}
