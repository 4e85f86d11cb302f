package cn.fingertip.notify.message;

import java.time.Instant;
import java.time.OffsetDateTime;

/** Columns as native queries give them. */
final class Rows {
    private Rows() {}

    static Instant instant(Object column) {
        return column instanceof OffsetDateTime at ? at.toInstant() : (Instant) column;
    }
}
