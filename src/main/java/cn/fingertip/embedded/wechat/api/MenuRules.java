package cn.fingertip.embedded.wechat.api;

import cn.fingertip.embedded.wechat.server.WechatError;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** What a menu may be: three buttons with five below each; names, keys and addresses of so many bytes. */
final class MenuRules {

    private static final int MOST_BUTTONS = 3;
    private static final int MOST_BELOW = 5;
    private static final int NAME_BYTES = 16;
    private static final int NAME_BYTES_BELOW = 60;
    private static final int KEY_BYTES = 128;
    private static final int URL_BYTES = 1024;
    /** The field that a button of this type needs. */
    private static final Map<String, String> NEEDED = Map.of(
            "view",
            "url",
            "miniprogram",
            "url",
            "media_id",
            "media_id",
            "view_limited",
            "media_id",
            "article_id",
            "article_id",
            "article_view_limited",
            "article_id");

    private static final Set<String> WITH_KEY = Set.of(
            "click",
            "scancode_push",
            "scancode_waitmsg",
            "pic_sysphoto",
            "pic_photo_or_album",
            "pic_weixin",
            "location_select");

    private MenuRules() {}

    static void check(JsonNode buttons) throws WechatError {
        refuse(!buttons.isArray() || buttons.isEmpty() || buttons.size() > MOST_BUTTONS, 40016, "invalid button size");
        for (var button : buttons) {
            refuse(isNoName(button, NAME_BYTES), 40018, "invalid button name size");
            var below = button.path("sub_button");
            if (below.isEmpty()) {
                checkAction(button, 0);
            }
            refuse(below.size() > MOST_BELOW, 40023, "invalid sub button size");
            for (var one : below) {
                refuse(isNoName(one, NAME_BYTES_BELOW), 40025, "invalid sub button name size");
                checkAction(one, 1);
            }
        }
    }

    private static void checkAction(JsonNode button, int level) throws WechatError {
        var type = button.path("type").asText("");
        var isKnown = WITH_KEY.contains(type) || NEEDED.containsKey(type);
        refuse(!isKnown, level == 0 ? 40017 : 40024, "invalid button type");
        refuse(
                WITH_KEY.contains(type) && isNoText(button.path("key"), KEY_BYTES),
                level == 0 ? 40019 : 40026,
                "invalid button key size");
        refuse(
                NEEDED.containsKey(type) && isNoText(button.path(NEEDED.get(type)), URL_BYTES),
                level == 0 ? 40020 : 40027,
                "invalid button url size");
        refuse(
                type.equals("miniprogram")
                        && (button.path("appid").asText("").isEmpty()
                                || button.path("pagepath").asText("").isEmpty()),
                40097,
                "invalid args: appid, pagepath");
    }

    private static boolean isNoName(JsonNode button, int most) {
        return isNoText(button.path("name"), most);
    }

    private static boolean isNoText(JsonNode text, int mostBytes) {
        var bytes = text.asText("").getBytes(StandardCharsets.UTF_8).length;
        return bytes == 0 || bytes > mostBytes;
    }

    private static void refuse(boolean wrong, int errcode, String message) throws WechatError {
        if (wrong) {
            throw new WechatError(errcode, message);
        }
    }
}
