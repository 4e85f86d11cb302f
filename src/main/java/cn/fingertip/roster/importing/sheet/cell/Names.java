package cn.fingertip.roster.importing.sheet.cell;

import cn.fingertip.kernel.personal.PersonalConditions;
import cn.fingertip.roster.importing.finding.Fault;
import java.util.Optional;

/** Names of people, rare characters included; kept as written. */
public final class Names {
    private static final int LONGEST = 50;
    private static final int DIGITS_IN_A_ROW = 4;

    private Names() {}

    /** @param name trimmed */
    public static Optional<Fault> faultOf(String name) {
        if (name.isEmpty()) {
            return Optional.of(Fault.NAME_MISSING);
        }
        if (name.codePointCount(0, name.length()) > LONGEST) {
            return Optional.of(Fault.NAME_TOO_LONG);
        }
        if (!plain(name) || !letter(name)) {
            return Optional.of(Fault.NAME_CHARACTER);
        }
        if (PersonalConditions.inName(name)) {
            return Optional.of(Fault.NAME_CONDITION);
        }
        return PersonalConditions.remarkIn(name) ? Optional.of(Fault.NAME_REMARK) : Optional.empty();
    }

    private static boolean letter(String name) {
        for (int i = 0; i < name.length(); i = name.offsetByCodePoints(i, 1)) {
            if (Character.isLetter(name.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** @return whether a text is free of control characters, private-use and lost characters, and long numbers */
    public static boolean plain(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            digits = Character.isDigit(c) ? digits + 1 : 0;
            if (digits >= DIGITS_IN_A_ROW || lost(c) || unprintable(c)) {
                return false;
            }
        }
        return true;
    }

    /** What a program writes for a character it does not have. */
    private static boolean lost(int c) {
        return c == '?' || c == '\uFF1F' || c == '\uFFFD' || c == '□';
    }

    private static boolean unprintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
