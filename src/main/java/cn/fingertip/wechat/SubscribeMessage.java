package cn.fingertip.wechat;

import java.util.Map;

/**
 * A message to one user of a mini-program, by one of its templates.
 *
 * @param appId the mini-program, null for the site's first
 * @param openid who gets it, as that mini-program knows them
 * @param template id that WeChat gave the template
 * @param page where it leads, with its query; null for nowhere
 * @param data what stands in the template, by its fields' names ({@code thing1}, {@code date2})
 */
public record SubscribeMessage(String appId, String openid, String template, String page, Map<String, String> data) {
    /** Fixes the data. */
    public SubscribeMessage {
        data = Map.copyOf(data);
    }

    /** Without whom it goes to and what it says, which belong in no log. */
    @Override
    public String toString() {
        return "SubscribeMessage[appId=" + appId + ", template=" + template + "]";
    }
}
