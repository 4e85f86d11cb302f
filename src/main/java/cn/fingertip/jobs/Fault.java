package cn.fingertip.jobs;

import java.util.Arrays;

/**
 * What a log may say of a fault.
 *
 * @param kind class of what was thrown first
 * @param place in our code; empty where it was thrown elsewhere
 */
public record Fault(String kind, String place) {
    static final Fault UNKNOWN = new Fault("unknown", "");

    /** @return the kind of the fault and the place in our code, not its message: a message may quote a row */
    public static Fault of(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String place = Arrays.stream(cause.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("cn.fingertip."))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("");
        return new Fault(cause.getClass().getName(), place);
    }

    @Override
    public String toString() {
        return "fault=" + kind + " at=" + place;
    }
}
