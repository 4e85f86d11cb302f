package cn.fingertip.notify.message;

import cn.fingertip.kernel.Clock;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A field of a template: its kind is in its name, {@code thing1}, and says what WeChat takes there (the table of
 * {@code subscribeMessage.send}); one field wrong, and WeChat refuses the whole message (47003).
 *
 * @param name as the template has it
 */
record TemplateField(String name, Kind kind, NoticeValue value) {
    private static final Pattern NAME = Pattern.compile("([a-z_]+)[0-9]{1,3}");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy年M月d日").withZone(Clock.ZONE);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(Clock.ZONE);

    /** Kinds of fields that something of ours can fill. */
    enum Kind {
        THING(20, EnumSet.allOf(NoticeValue.class)),
        CHARACTER_STRING(32, EnumSet.of(NoticeValue.NUMBER)),
        PHRASE(5, EnumSet.of(NoticeValue.STATE)),
        DATE(20, EnumSet.of(NoticeValue.DATE, NoticeValue.TIME)),
        TIME(20, EnumSet.of(NoticeValue.DATE, NoticeValue.TIME));

        private final int longest;
        private final Set<NoticeValue> takes;

        Kind(int longest, Set<NoticeValue> takes) {
            this.longest = longest;
            this.takes = takes;
        }

        static Optional<Kind> of(String name) {
            for (Kind kind : values()) {
                if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }

        private boolean has(int character) {
            return switch (this) {
                case CHARACTER_STRING -> character >= ' ' && character <= '~';
                case PHRASE -> Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
                default -> !Character.isISOControl(character) && !lineEnd(character) && !half(character);
            };
        }

        private static boolean lineEnd(int character) {
            return character == '\u2028' || character == '\u2029';
        }

        private static boolean half(int character) {
            return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        }
    }

    /**
     * Reads a setting.
     *
     * @param setting {@code phrase2=state}
     * @throws IllegalArgumentException that says what is wrong with it
     */
    static TemplateField of(String setting) {
        String[] parts = setting.strip().split("=", 2);
        Matcher name = NAME.matcher(parts[0]);
        Kind kind = (name.matches() ? Kind.of(name.group(1)) : Optional.<Kind>empty())
                .orElseThrow(() -> new IllegalArgumentException("no field that we can fill is named " + parts[0]
                        + "; thing, character_string, phrase, date and" + " time are, with a number after it"));
        if (parts.length < 2) {
            throw new IllegalArgumentException("nothing fills " + parts[0]);
        }
        NoticeValue value = NoticeValue.of(parts[1]);
        if (!kind.takes.contains(value)) {
            throw new IllegalArgumentException(parts[1] + " never fits into " + parts[0]);
        }
        return new TemplateField(parts[0], kind, value);
    }

    /** @return what is sent: of the letter and its kind, in a form that WeChat takes */
    String fill(NoticeKind notice, Letter letter) {
        return switch (value) {
            case TEXT -> fit(notice.text());
            case NUMBER -> fit(letter.number());
            case STATE -> fit(letter.state());
            case DATE -> DAY.format(letter.at());
            case TIME -> MINUTE.format(letter.at());
        };
    }

    /** @return {@code text} with what this kind of field cannot hold left out, cut to its length, by code point */
    String fit(String text) {
        int[] fitting =
                (text == null ? "" : text).codePoints().filter(kind::has).toArray();
        int[] stripped =
                new String(fitting, 0, fitting.length).strip().codePoints().toArray();
        if (stripped.length == 0) {
            // WeChat refuses a field that is empty.
            return kind == Kind.PHRASE ? "有变化" : "-";
        }
        if (stripped.length <= kind.longest) {
            return new String(stripped, 0, stripped.length);
        }
        return kind == Kind.THING
                ? new String(stripped, 0, kind.longest - 1) + "…"
                : new String(stripped, 0, kind.longest).strip();
    }
}
