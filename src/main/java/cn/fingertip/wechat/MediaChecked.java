package cn.fingertip.wechat;

/**
 * WeChat has looked at a picture; fired as a CDI event while WeChat waits, so that an observer must not take long.
 *
 * @param appId the mini-program that asked
 * @param traceId as {@link ContentCheck#image} gave it
 * @param verdict {@link Verdict#REVIEW} also where WeChat could not fetch or read the picture
 */
public record MediaChecked(String appId, String traceId, Verdict verdict) {}
