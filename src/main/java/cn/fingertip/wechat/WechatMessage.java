package cn.fingertip.wechat;

import java.util.Map;

/**
 * A message or event that WeChat pushed, proved to be WeChat's and given once; fired as a CDI event. An observer
 * runs while WeChat waits, 5 s at most: put longer work into a job. Where one fails, WeChat sends the message again.
 *
 * @param appId the public account or mini-program it came to
 * @param type {@code MsgType}: {@code text}, {@code event} …
 * @param event {@code Event}: {@code subscribe}, {@code wxa_media_check} …; empty of a message
 * @param openid {@code FromUserName}, who sent it; belongs in no log
 * @param fields all top-level fields as sent, by WeChat's names
 */
public record WechatMessage(String appId, String type, String event, String openid, Map<String, String> fields) {
    /** Fixes the fields. */
    public WechatMessage {
        fields = Map.copyOf(fields);
    }

    /** @param fields as sent, by WeChat's names */
    public static WechatMessage of(String appId, Map<String, String> fields) {
        return new WechatMessage(
                appId,
                fields.getOrDefault("MsgType", ""),
                fields.getOrDefault("Event", ""),
                fields.getOrDefault("FromUserName", ""),
                fields);
    }

    /** Without the openid and what was written, which belong in no log. */
    @Override
    public String toString() {
        return "WechatMessage[appId=" + appId + ", type=" + type + ", event=" + event + "]";
    }
}
