package cn.fingertip.identity;

import java.util.UUID;

/** Tells whether there is such a wish, as {@link PublishedLines} does of lines: without a trace. */
public interface KnownWishes {
    boolean exists(UUID wish);
}
