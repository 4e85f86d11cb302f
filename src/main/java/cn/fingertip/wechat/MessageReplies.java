package cn.fingertip.wechat;

import java.util.Optional;

/**
 * What a public account answers its followers. One bean of an upper tier implements it; without one nothing is answered.
 * The same message may be asked about again, because WeChat repeats what it got no answer to: a reply changes nothing.
 */
public interface MessageReplies {
    /**
     * May wait, and is then late: see {@link #late}.
     *
     * @param message of a public account, proved to be WeChat's; nothing of it may be kept or logged
     * @return the text, in which {@code <a>} is all that WeChat shows; at most 2,047 bytes; empty to say nothing
     */
    Optional<String> to(WechatMessage message);

    /** @return the text where {@link #to} takes too long, made without waiting for anything */
    String late();

    /** @return the text where {@link #to} failed, made without waiting for anything */
    String failed();
}
