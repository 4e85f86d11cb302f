package cn.fingertip.report.key;

import java.util.UUID;

/** A part's key as it is wrapped for one holder. */
record WrappedKey(String county, UUID report, String part, byte[] wrapped) {
    String context() {
        return Part.context(part, report);
    }
}
