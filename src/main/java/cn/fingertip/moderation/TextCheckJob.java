package cn.fingertip.moderation;

import cn.fingertip.jobs.QueuedJob;
import cn.fingertip.kernel.Problem;
import cn.fingertip.wechat.ContentCheck;
import cn.fingertip.wechat.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Asks WeChat about a text, in no transaction; where WeChat cannot say, a person is to decide. */
@ApplicationScoped
class TextCheckJob implements QueuedJob {
    static final String NAME = "content-text-check";

    /** So that a WeChat that is slow keeps no thread from other work. */
    private static final int AT_ONCE = 4;

    private final Questions questions;
    private final ContentCheck wechat;
    private final Settling settling;

    TextCheckJob(Questions questions, ContentCheck wechat, Settling settling) {
        this.questions = questions;
        this.wechat = wechat;
        this.settling = settling;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public void run(String id) {
        UUID review = UUID.fromString(id);
        questions.of(review).ifPresent(question -> settling.found(review, verdict(question)));
    }

    private Verdict verdict(Question question) {
        try {
            return wechat.text(
                    question.writer().appId(), question.writer().openid(), ContentCheck.Scene.FORUM, question.words());
        } catch (Problem appNotOurs) {
            // They wrote with a mini-program that this site has no more.
            return Verdict.REVIEW;
        }
    }
}
