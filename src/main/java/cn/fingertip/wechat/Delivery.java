package cn.fingertip.wechat;

/** What became of a message that was given to WeChat for one user. */
public enum Delivery {
    /** WeChat took it; the user's consent to one message of this template is used up. */
    DELIVERED,
    /** The user has not consented, has taken it back, or it is used up (43101): nothing more until they consent anew. */
    REFUSED,
    /** WeChat cannot now; the same message may be sent again later. One that WeChat took without our hearing of it is possible. */
    LATER,
    /** This message can never be delivered: no such user or template, or its text does not fit the template. */
    DEAD;

    /** @param errcode as WeChat documents it for {@code message/subscribe/send} */
    static Delivery of(int errcode) {
        return switch (errcode) {
            case 43101 -> REFUSED;
            // openid, template, page, text that does not fit, words that WeChat bars
            case 40003, 40037, 41030, 47003, 45168, 47001, 41028, 41029 -> DEAD;
            // 43108 another message to the same user at this moment, 43107 the app's messages are blocked for a while,
            // quotas, tokens, and whatever is not known: better once more than lost
            default -> LATER;
        };
    }
}
