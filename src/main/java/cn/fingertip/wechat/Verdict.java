package cn.fingertip.wechat;

/** Whether others may see what somebody wrote. */
public enum Verdict {
    /** Nothing against it. */
    PASS,
    /** A person is to decide: WeChat is not sure, or could not be asked. */
    REVIEW,
    /** Against the law or the rules of the platform, says WeChat. */
    RISKY;

    static Verdict of(String suggest) {
        return switch (suggest) {
            case "pass" -> PASS;
            case "risky" -> RISKY;
            default -> REVIEW;
        };
    }

    Verdict worse(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
