package cn.fingertip.wechat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** Reads what WeChat found in a picture out of its message. */
@ApplicationScoped
class MediaVerdicts {
    private final Event<MediaChecked> event;

    MediaVerdicts(Event<MediaChecked> event) {
        this.event = event;
    }

    void received(@Observes WechatMessage message) {
        String trace = message.fields().getOrDefault("trace_id", "");
        if (message.event().equals("wxa_media_check") && !trace.isEmpty()) {
            event.fire(new MediaChecked(message.appId(), trace, verdict(message.fields())));
        }
    }

    private static Verdict verdict(Map<String, String> fields) {
        if (!fields.getOrDefault("errcode", "0").equals("0")) {
            return Verdict.REVIEW;
        }
        return Verdict.of(fields.getOrDefault("result.suggest", ""));
    }
}
