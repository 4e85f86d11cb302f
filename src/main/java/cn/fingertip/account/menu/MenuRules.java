package cn.fingertip.account.menu;

import cn.fingertip.account.KnownKeys;
import cn.fingertip.kernel.Problem.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What WeChat takes for a menu (its document of {@code menu/create}), and that its buttons lead somewhere. */
@Singleton
class MenuRules {
    private static final int MOST_BUTTONS = 3;
    private static final int MOST_BELOW = 5;
    private static final int NAME_BYTES = 16;
    private static final int NAME_BYTES_BELOW = 60;
    private static final int KEY_BYTES = 128;
    private static final int URL_BYTES = 1024;
    /** The types that are in use here, and what each needs; each of at most so many bytes. */
    private static final Map<String, Map<String, Integer>> NEEDED = Map.of(
            "view", Map.of("url", URL_BYTES),
            "click", Map.of("key", KEY_BYTES),
            "miniprogram", Map.of("url", URL_BYTES, "appid", KEY_BYTES, "pagepath", URL_BYTES));

    private final KnownKeys keys;

    MenuRules(KnownKeys keys) {
        this.keys = keys;
    }

    /** @return each fault with its path, {@code button[0].name} */
    List<Violation> faults(JsonNode menu) {
        List<Violation> faults = new ArrayList<>();
        JsonNode buttons = menu.path("button");
        if (!buttons.isArray() || buttons.isEmpty() || buttons.size() > MOST_BUTTONS) {
            faults.add(new Violation("button", "size", "应有 1–3 个一级菜单"));
            return faults;
        }
        for (int i = 0; i < buttons.size(); i++) {
            String path = "button[" + i + "]";
            JsonNode button = buttons.get(i);
            length(faults, path, button, "name", NAME_BYTES);
            JsonNode below = button.path("sub_button");
            if (below.isEmpty()) {
                action(faults, path, button);
            } else if (below.size() > MOST_BELOW) {
                faults.add(new Violation(path + ".sub_button", "size", "二级菜单最多 5 个"));
            }
            for (int j = 0; j < below.size(); j++) {
                String inner = path + ".sub_button[" + j + "]";
                length(faults, inner, below.get(j), "name", NAME_BYTES_BELOW);
                action(faults, inner, below.get(j));
            }
        }
        return faults;
    }

    private void action(List<Violation> faults, String path, JsonNode button) {
        Map<String, Integer> needed = NEEDED.get(button.path("type").asText(""));
        if (needed == null) {
            faults.add(new Violation(path + ".type", "type", "类型应为 view、click 或 miniprogram"));
            return;
        }
        needed.forEach((name, most) -> length(faults, path, button, name, most));
        if (needed.containsKey("url") && !button.path("url").asText("").matches("https?://\\S+")) {
            faults.add(
                    new Violation(path + ".url", "url", "应为 http 或 https 地址;用到 {site} 时须设置 fingertip.account.address"));
        }
        if (button.path("appid").asText("").contains("{")) {
            faults.add(new Violation(path + ".appid", "appid", "没有设置小程序的 AppID"));
        }
        if (needed.containsKey("key") && !keys.isKnown(button.path("key").asText(""))) {
            faults.add(new Violation(path + ".key", "key", "公众号的回复(answers.csv)里没有这个 key"));
        }
    }

    private static void length(List<Violation> faults, String path, JsonNode button, String name, int most) {
        int bytes = button.path(name).asText("").getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > most) {
            faults.add(new Violation(path + "." + name, "length", "应有,并且不超过 " + most + " 个字节(一个汉字 3 个)"));
        }
    }
}
