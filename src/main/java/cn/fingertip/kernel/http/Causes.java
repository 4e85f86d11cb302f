package cn.fingertip.kernel.http;

import cn.fingertip.kernel.Problem;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;

/** What lies behind an exception that somebody else threw and others wrapped: not every one is a fault of ours. */
public final class Causes {
    /** Chains end or turn in circles before this. */
    private static final int DEEPEST = 30;

    /** What the framework throws, as a plain IOException, for a form that never ends. */
    private static final String BROKEN_FORM = "Connection terminated parsing multipart request";

    private Causes() {}

    /** @return the problem to answer with, empty where it is a fault */
    public static Optional<Problem> problem(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof Problem problem) {
                return Optional.of(problem);
            }
            if (cause instanceof SQLException database && outOfReach(database)) {
                return Optional.of(HttpStatusProblems.of(503));
            }
            if (unreadable(cause)) {
                return Optional.of(HttpStatusProblems.of(400));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /**
     * The database is gone (classes 08 and 57P), has no more to give (53), does not let go of a lock (55P03), or the
     * pool had no connection in time, which carries no state at all.
     */
    private static boolean outOfReach(SQLException database) {
        String state = database.getSQLState();
        if (state == null) {
            String message = database.getMessage();
            return message != null && message.toLowerCase(Locale.ROOT).contains("acquisition timeout");
        }
        return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53") || state.equals("55P03");
    }

    /** A form that is none, or a part in an encoding that nobody knows. */
    private static boolean unreadable(Throwable cause) {
        return cause instanceof MultipartParser.MalformedMessageException
                || cause instanceof IOException && BROKEN_FORM.equals(cause.getMessage())
                || cause instanceof UnsupportedEncodingException
                || cause instanceof UnsupportedCharsetException
                || cause instanceof IllegalCharsetNameException;
    }
}
