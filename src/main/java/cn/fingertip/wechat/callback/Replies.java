package cn.fingertip.wechat.callback;

import cn.fingertip.kernel.Clock;
import cn.fingertip.wechat.MessageReplies;
import cn.fingertip.wechat.WechatMessage;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Answers followers while WeChat waits. WeChat tells them that the account is out of order where it gets no answer in
 * 5 s, or one that it cannot read; so whatever happens behind it, there is one. What took too long is found when WeChat
 * asks again; the answer of this replica is then the same one.
 */
@ApplicationScoped
class Replies {
    /** What WeChat prescribes as the answer: taken, and nothing to say to the user. */
    static final String TAKEN = "success";

    private static final Logger LOG = Logger.getLogger(Replies.class);
    /** WeChat asks again up to three times, 5 s apart. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Instance<MessageReplies> replies;
    private final SeenMessages seen;
    private final Clock clock;
    private final CallbackConfig config;
    private final AsyncCache<String, Optional<String>> found;

    Replies(Instance<MessageReplies> replies, SeenMessages seen, Clock clock, CallbackConfig config) {
        this.replies = replies;
        this.seen = seen;
        this.clock = clock;
        this.config = config;
        this.found = Caffeine.newBuilder()
                .maximumSize(config.replies())
                .expireAfterWrite(KEPT)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .buildAsync();
    }

    /** @return the body of the answer: {@link #TAKEN}, or XML, encrypted where the app's messages are */
    String answer(CallbackApp app, WechatMessage message) {
        if (replies.isUnsatisfied()) {
            return TAKEN;
        }
        return text(message)
                .map(text -> ReplyEnvelope.of(app, message, text, clock.now()))
                .orElse(TAKEN);
    }

    private Optional<String> text(WechatMessage message) {
        CompletableFuture<Optional<String>> reply =
                found.get(seen.key(message), absent -> replies.get().to(message));
        try {
            return reply.get(config.replyWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            LOG.warnf("A reply takes longer than %s, app %s", config.replyWithin(), message.appId());
            return Optional.of(replies.get().late());
        } catch (ExecutionException failed) {
            // Its message may quote what was written.
            LOG.errorf(
                    "A reply failed, app %s: %s",
                    message.appId(), failed.getCause().getClass().getName());
            return Optional.of(replies.get().failed());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.of(replies.get().late());
        }
    }
}
