package cn.fingertip.roster.search;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Why staff look for one person across a region; it goes into the audit chain, which holds codes and no free text. */
public enum SearchReason {
    /** 核查举报投诉 */
    REPORT("report"),
    /** 核实异议 */
    OBJECTION("objection"),
    /** 监督检查、审计巡察 */
    INSPECTION("inspection"),
    /** 应本人申请协助查询 */
    ON_REQUEST("on-request");

    private final String wire;

    SearchReason(String wire) {
        this.wire = wire;
    }

    /** @return the form used in JSON, queries and the audit chain */
    @JsonValue
    public String wire() {
        return wire;
    }

    /** @throws IllegalArgumentException where there is no such reason */
    @JsonCreator
    public static SearchReason of(String wire) {
        return Arrays.stream(values())
                .filter(reason -> reason.wire.equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such reason"));
    }
}
