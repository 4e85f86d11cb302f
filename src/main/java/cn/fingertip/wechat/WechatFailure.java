package cn.fingertip.wechat;

import java.util.Set;

/** WeChat did not do what it was asked. Holds its number only: its words may hold a URL, and the URL a secret. */
final class WechatFailure extends Exception {
    /** Instead of an errcode: no answer in time, none at all, one that cannot be read, or not asked because of that. */
    static final int UNREACHABLE = Integer.MIN_VALUE;

    /**
     * Instead of an errcode: WeChat was not asked, because it failed lately, too much is being asked of it now, or no
     * connection to it came about.
     */
    static final int NOT_ASKED = Integer.MIN_VALUE + 1;

    /** WeChat is too busy; the only errcode with which it says itself that asking again may help. */
    static final int BUSY = -1;

    /** Nothing that this app asks will be answered: address not on the white-list, wrong secret, wrong appid. */
    private static final Set<Integer> OF_THE_WHOLE_APP = Set.of(40164, 40125, 40013);

    private static final long serialVersionUID = 1L;

    private final int errcode;

    WechatFailure(int errcode) {
        super("errcode " + errcode, null, false, false);
        this.errcode = errcode;
    }

    /** @return as WeChat documents it for the call, or {@link #UNREACHABLE} */
    int errcode() {
        return errcode;
    }

    /** @return whether whatever is asked next would very likely fail too */
    boolean general() {
        return errcode == UNREACHABLE || errcode == NOT_ASKED || errcode == BUSY || OF_THE_WHOLE_APP.contains(errcode);
    }
}
