package cn.fingertip.account;

import cn.fingertip.kernel.personal.PersonalNumbers;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What followers type, as it is compared. */
final class Typed {
    private static final Pattern DECORATION = Pattern.compile("[\\p{P}\\p{S}\\p{Z}\\s\\p{Cc}\\p{Cf}]+");
    /** A receipt, a number mistyped by a digit, and whatever else is that long. */
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d(?:[ -]?+\\d){10}");

    private Typed() {}

    /** @return half-width, small letters, without spaces and marks; may be empty */
    static String plain(String text) {
        return DECORATION
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /** @return whether it may hold a number that should not be sent here */
    static boolean isPrivate(String text) {
        return PersonalNumbers.in(text).isPresent()
                || LONG_NUMBER
                        .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                        .find();
    }
}
