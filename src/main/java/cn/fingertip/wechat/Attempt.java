package cn.fingertip.wechat;

/**
 * What came of giving a message to WeChat once.
 *
 * @param errcode what WeChat answered, 0 where it took the message; null where there was no answer
 * @param asked whether WeChat may have got the message: false where nothing was sent, because it had failed lately
 */
public record Attempt(Delivery delivery, Integer errcode, boolean asked) {
    /** WeChat took it. */
    static final Attempt DELIVERED = new Attempt(Delivery.DELIVERED, 0, true);

    /** @return one to which no answer came, and that WeChat may have got */
    public static Attempt unanswered() {
        return of(WechatFailure.UNREACHABLE);
    }

    static Attempt of(int errcode) {
        return switch (errcode) {
            case WechatFailure.UNREACHABLE -> new Attempt(Delivery.LATER, null, true);
            case WechatFailure.NOT_ASKED -> new Attempt(Delivery.LATER, null, false);
            default -> new Attempt(Delivery.of(errcode), errcode, true);
        };
    }

    /** @return whether WeChat may have delivered the message without our hearing of it */
    public boolean uncertain() {
        return errcode == null && asked;
    }
}
