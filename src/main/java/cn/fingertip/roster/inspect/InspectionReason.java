package cn.fingertip.roster.inspect;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What an inspector wants to know of rosters for a case; it goes into the audit chain, which holds codes and no free text. */
public enum InspectionReason {
    /** 核查冒名、借用身份 */
    BORROWED_IDENTITY("borrowed-identity"),
    /** 核查享受资格 */
    ELIGIBILITY("eligibility"),
    /** 核对发放金额 */
    AMOUNT("amount"),
    /** 追查收款账户 */
    ACCOUNT("account"),
    /** 核对举报所说的事实 */
    FACTS("facts");

    private final String wire;

    InspectionReason(String wire) {
        this.wire = wire;
    }

    /** @return the form used in JSON and in the audit chain */
    @JsonValue
    public String wire() {
        return wire;
    }

    /** @throws IllegalArgumentException where there is no such reason */
    @JsonCreator
    public static InspectionReason of(String wire) {
        return Arrays.stream(values())
                .filter(reason -> reason.wire.equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such reason"));
    }
}
