package cn.fingertip.wechat.callback;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import cn.fingertip.wechat.WechatMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jboss.logging.Logger;

/** Believes what is proved to come from WeChat, once, and tells whoever observes {@link WechatMessage}. */
@ApplicationScoped
class Callbacks {
    /** How far WeChat's clock and ours may be apart, either way; it bounds for how long a caught message is of use. */
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final Logger LOG = Logger.getLogger(Callbacks.class);

    private final Clock clock;
    private final SeenMessages seen;
    private final Event<WechatMessage> event;

    Callbacks(Clock clock, SeenMessages seen, Event<WechatMessage> event) {
        this.clock = clock;
        this.seen = seen;
        this.event = event;
    }

    /**
     * WeChat asks whether this address is the app's own. The time is not looked at: nothing follows from the answer.
     *
     * @throws Problem 403 {@code wechat-signature-invalid}
     */
    void verify(CallbackApp app, CallbackQuery query) {
        if (!CallbackSignature.matches(query.signature(), app.token(), query.timestamp(), query.nonce())) {
            throw CallbackProblems.invalidSignature();
        }
    }

    /**
     * Takes one message.
     *
     * @param body XML or JSON
     * @return the message, whether it came for the first time or again
     * @throws Problem 403 {@code wechat-signature-invalid} where it is not WeChat's, too old, or another app's; 400
     *     {@code wechat-message-unreadable}
     */
    WechatMessage receive(CallbackApp app, CallbackQuery query, byte[] body) {
        if (!isRecent(query.timestamp())) {
            throw CallbackProblems.invalidSignature();
        }
        WechatMessage message = WechatMessage.of(
                app.appId(), "aes".equals(query.encryptType()) ? opened(app, query, body) : plain(app, query, body));
        if (!seen.first(message)) {
            return message;
        }
        LOG.debugf("%s", message);
        try {
            event.fire(message);
        } catch (RuntimeException failed) {
            seen.forget(message);
            throw failed;
        }
        return message;
    }

    private static Map<String, String> opened(CallbackApp app, CallbackQuery query, byte[] body) {
        String encrypted = MessageFields.of(body).get("Encrypt");
        if (!CallbackSignature.matches(
                query.msgSignature(), app.token(), query.timestamp(), query.nonce(), encrypted)) {
            throw CallbackProblems.invalidSignature();
        }
        MessageCipher cipher = app.cipher().orElseThrow(() -> {
            LOG.warnf("WeChat sends encrypted messages, and app %s has no aes-key here", app.appId());
            return CallbackProblems.unreadable();
        });
        return MessageFields.of(cipher.open(encrypted).orElseThrow(() -> {
            LOG.warnf("A message signed by WeChat is not for app %s, or the aes-key here is another", app.appId());
            return CallbackProblems.invalidSignature();
        }));
    }

    /** The signature of a plain message leaves out its body: where encryption is agreed on, it proves too little. */
    private Map<String, String> plain(CallbackApp app, CallbackQuery query, byte[] body) {
        verify(app, query);
        if (app.cipher().isPresent()) {
            LOG.warnf("A plain message came for app %s, which takes encrypted ones only", app.appId());
            throw CallbackProblems.invalidSignature();
        }
        return MessageFields.of(body);
    }

    private boolean isRecent(String timestamp) {
        if (timestamp == null || !timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(sent, clock.now()).abs().compareTo(WINDOW) <= 0;
    }
}
