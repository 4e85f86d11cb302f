package cn.fingertip.report;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * One message, as it is sealed.
 *
 * @param about what it announces, null for an ordinary message
 * @param accused whom the reporter names in it, null in all other messages
 * @param to for a transfer, whose matter it is now
 * @param finding for a conclusion or the feedback on one, {@link Finding#wire()}
 * @param files uploads sent with it
 */
public record MessageContent(
        From from, About about, String text, String accused, String to, String finding, List<UUID> files) {
    public enum From {
        REPORTER,
        OFFICE;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum About {
        TRANSFER,
        REJECTION,
        CONCLUSION,
        FEEDBACK;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static MessageContent reporter(String text, String accused, List<UUID> files) {
        return new MessageContent(From.REPORTER, null, text, accused, null, null, files);
    }

    public static MessageContent reply(String text, List<UUID> files) {
        return new MessageContent(From.OFFICE, null, text, null, null, null, files);
    }

    public static MessageContent transfer(String to, String reason) {
        return new MessageContent(From.OFFICE, About.TRANSFER, reason, null, to, null, List.of());
    }

    public static MessageContent rejection(String reason) {
        return new MessageContent(From.OFFICE, About.REJECTION, reason, null, null, null, List.of());
    }

    /** What was found, told later than it was concluded. */
    public static MessageContent feedback(Finding finding, String text, List<UUID> files) {
        return new MessageContent(From.OFFICE, About.FEEDBACK, text, null, null, finding.wire(), files);
    }

    /** @return what the reporter of a duplicate is told as well: the announcement, without the files */
    public MessageContent forDuplicate() {
        return new MessageContent(from, about, text, null, to, finding, List.of());
    }

    public static MessageContent conclusion(Finding finding, String text) {
        return new MessageContent(From.OFFICE, About.CONCLUSION, text, null, null, finding.wire(), List.of());
    }
}
