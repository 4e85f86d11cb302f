package cn.fingertip.wechat;

import cn.fingertip.kernel.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Asks WeChat whether what a villager wrote or photographed may be shown to others. Only for what others will see, with
 * its writer's own openid; never for a report, of which WeChat must not learn (the architecture's test holds that).
 */
@ApplicationScoped
public class ContentCheck {
    /** Of one question; longer texts are asked in parts. */
    static final int LONGEST = 2500;

    private static final Logger LOG = Logger.getLogger(ContentCheck.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEXT = "https://api.weixin.qq.com/wxa/msg_sec_check";
    private static final String MEDIA = "https://api.weixin.qq.com/wxa/media_check_async";
    private static final int VERSION = 2;
    private static final int IMAGE = 2;

    private final MiniPrograms miniPrograms;

    ContentCheck(MiniPrograms miniPrograms) {
        this.miniPrograms = miniPrograms;
    }

    /** What a text is, as WeChat numbers it. */
    public enum Scene {
        PROFILE(1),
        COMMENT(2),
        FORUM(3),
        LOG(4);

        private final int number;

        Scene(int number) {
            this.number = number;
        }
    }

    /**
     * Waits for the network: call it outside a transaction. Never fails: where WeChat cannot say, a person is to decide.
     *
     * @param appId the mini-program that knows the writer, null for the site's first
     * @param openid the writer, who used the mini-program within two hours, or WeChat cannot say
     * @param text of any length
     * @throws Problem 422 {@code wechat-app-unknown}
     */
    public Verdict text(String appId, String openid, Scene scene, String text) {
        WechatApp<cn.binarywang.wx.miniapp.api.WxMaService> app = miniPrograms.app(appId);
        Verdict worst = Verdict.PASS;
        for (int from = 0; from < text.length() && worst != Verdict.RISKY; ) {
            int to = end(text, from);
            worst = worst.worse(part(app, openid, scene, text.substring(from, to)));
            from = to;
        }
        return worst;
    }

    /**
     * Lets WeChat look at a picture; what it finds comes later, as {@link MediaChecked}. Waits for the network.
     *
     * @param address where WeChat fetches it, at most 10 MB; must be hard to guess
     * @return WeChat's number of the question; empty where it cannot be asked, and a person is to decide
     * @throws Problem 422 {@code wechat-app-unknown}
     */
    public Optional<String> image(String appId, String openid, Scene scene, String address) {
        String question = json(Map.of(
                "media_url",
                address,
                "media_type",
                IMAGE,
                "version",
                VERSION,
                "scene",
                scene.number,
                "openid",
                openid));
        try {
            String trace = read(miniPrograms.app(appId).askAgain(service -> service.post(MEDIA, question)))
                    .path("trace_id")
                    .asText();
            return trace.isEmpty() ? Optional.empty() : Optional.of(trace);
        } catch (WechatFailure failure) {
            return Optional.empty();
        }
    }

    private static Verdict part(
            WechatApp<cn.binarywang.wx.miniapp.api.WxMaService> app, String openid, Scene scene, String text) {
        String question = json(Map.of("content", text, "version", VERSION, "scene", scene.number, "openid", openid));
        try {
            return Verdict.of(read(app.askAgain(service -> service.post(TEXT, question)))
                    .path("result")
                    .path("suggest")
                    .asText());
        } catch (WechatFailure failure) {
            LOG.warnf(
                    "A text goes to a person: WeChat could not check it (%s), app %s", failure.getMessage(), app.id());
            return Verdict.REVIEW;
        }
    }

    /** Never between the two halves of a rare character. */
    private static int end(String text, int from) {
        int to = Math.min(text.length(), from + LONGEST);
        return to < text.length() && Character.isHighSurrogate(text.charAt(to - 1)) ? to - 1 : to;
    }

    private static JsonNode read(String answer) {
        try {
            return JSON.readTree(answer == null ? "" : answer);
        } catch (JsonProcessingException unreadable) {
            return JSON.missingNode();
        }
    }

    private static String json(Map<String, ?> question) {
        try {
            return JSON.writeValueAsString(question);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts and numbers has a JSON form", e);
        }
    }
}
