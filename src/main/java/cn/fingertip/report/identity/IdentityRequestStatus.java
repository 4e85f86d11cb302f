package cn.fingertip.report.identity;

import cn.fingertip.kernel.Problem;
import java.util.Locale;

/** The life of a request: open, then decided once. */
enum IdentityRequestStatus {
    OPEN("待批准"),
    APPROVED("已批准"),
    REFUSED("未批准");

    private final String title;

    IdentityRequestStatus(String title) {
        this.title = title;
    }

    /** @throws Problem 409 {@code identity-request-decided} where it has been decided */
    IdentityRequestStatus to(IdentityRequestStatus target) {
        if (this != OPEN) {
            throw Problem.conflict("identity-request-decided", "申请已有决定", "这项申请" + title + ",不能再次决定。请刷新后查看。");
        }
        return target;
    }

    /** @return the form used in JSON and in the database */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    static IdentityRequestStatus of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
