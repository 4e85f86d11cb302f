package cn.fingertip.embedded.wechat.server;

import java.time.Instant;
import java.util.Map;

/**
 * Something that came out at a user, or would have.
 *
 * @param number in order, from 1
 * @param at by the stand-in's time
 * @param kind {@code subscribe-message}, {@code template-message}, {@code menu}, {@code wxacode}, {@code url-link},
 *     {@code draft}, {@code text-check}, {@code media-check} or {@code callback}
 * @param appId whose it was
 * @param openid whom it reached, empty where nobody in particular
 * @param content what it said: texts, numbers, lists and maps
 */
public record Delivery(long number, Instant at, String kind, String appId, String openid, Map<String, ?> content) {}
