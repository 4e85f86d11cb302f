package cn.fingertip.kernel.personal;

import cn.fingertip.kernel.IdNumber;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds numbers that must never be public in a text: ID numbers, bank cards, mobile phones. */
public final class PersonalNumbers {
    /**
     * Digits as people group them: 6222 0212 …, 138-0000-0000. Possessive here and below: a group that may give back what
     * it took is matched by recursion, and 2,000 digits in a row end the stack.
     */
    private static final Pattern RUN = Pattern.compile("\\d(?:[ -]?+\\d){9,}+[ -]?+[xX]?+");
    /** Digits kept apart by anything that is no letter, as who means to hide them writes them: 1.3.8, 3607 | 9919 |. */
    private static final Pattern LOOSE =
            Pattern.compile("\\d(?:[^\\p{L}\\d]{0,3}+\\d){9,}+(?:[^\\p{L}\\d]{0,3}+[xX])?+");

    private static final Pattern APART = Pattern.compile("[^0-9xX]+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\uFE00-\\uFE0F]");
    private static final Pattern MOBILE = Pattern.compile("(?:86)?1[3-9]\\d{9}");
    private static final String ID = "身份证号";
    private static final String CARD = "银行卡号";
    private static final String PHONE = "手机号";
    private static final int ID_LENGTH = 18;
    private static final int CARD_MIN = 15;
    private static final int CARD_MAX = 19;
    /** The shortest of them is a mobile number. */
    private static final int FEWEST_DIGITS = 11;

    private static final Pattern SEPARATORS = Pattern.compile("[ -]");
    private static final int MOST_WORDS_AROUND = 12;

    private PersonalNumbers() {}

    /** @return what the text holds, in Chinese, empty where nothing of the kind is found, or the text is null */
    public static Optional<String> in(String text) {
        if (text == null || text.length() < FEWEST_DIGITS / 2) {
            return Optional.empty();
        }
        String plain = plain(text);
        int digits = 0;
        int worded = 0;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            worded += WordedDigits.is(c) ? 1 : 0;
        }
        Optional<String> written = digits < FEWEST_DIGITS ? Optional.empty() : written(plain);
        return written.isPresent() || worded == 0 || digits + worded < FEWEST_DIGITS ? written : worded(plain);
    }

    private static Optional<String> written(String plain) {
        Optional<String> grouped = first(RUN.matcher(plain), PersonalNumbers::grouped);
        return grouped.isPresent() ? grouped : first(LOOSE.matcher(plain), PersonalNumbers::loose);
    }

    private static Optional<String> worded(String plain) {
        return WordedDigits.in(plain).stream()
                .map(run -> grouped(run.digits()).or(() -> within(run)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Words around the digits may be none of them; a phone among them shows by its first digits and its length. */
    private static Optional<String> within(WordedDigits.Run run) {
        for (int from = 0; from <= Math.min(run.before(), MOST_WORDS_AROUND); from++) {
            for (int less = 0; less <= Math.min(run.behind(), MOST_WORDS_AROUND); less++) {
                int to = run.digits().length() - less;
                boolean phone = from < to
                        && MOBILE.matcher(SEPARATORS
                                        .matcher(run.digits().substring(from, to))
                                        .replaceAll(""))
                                .matches();
                if (phone) {
                    return Optional.of(PHONE);
                }
            }
        }
        return Optional.empty();
    }

    private interface Look {
        Optional<String> at(String run);
    }

    private static Optional<String> first(Matcher runs, Look look) {
        while (runs.find()) {
            Optional<String> kind = look.at(runs.group());
            if (kind.isPresent()) {
                return kind;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> grouped(String written) {
        String run = written.replace(" ", "").replace("-", "");
        // Two numbers side by side read as one run: each piece is looked at too.
        return Stream.concat(Stream.of(run), Stream.of(written.split("[ -]")))
                .map(PersonalNumbers::kindOf)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> idWithin(run));
    }

    /**
     * Anything may stand between the digits here, dates and amounts too, so that less counts: an ID number, which its
     * date and check character tell; a card in fours; a phone in 3-4-4; digits one by one.
     */
    private static Optional<String> loose(String written) {
        List<Integer> groups =
                Arrays.stream(APART.split(written)).map(String::length).toList();
        String run = APART.matcher(written).replaceAll("");
        Optional<String> id = idWithin(run);
        if (id.isPresent()) {
            return id;
        }
        if (groups.stream().allMatch(length -> length == 1)) {
            return kindOf(run);
        }
        if (groups.equals(List.of(3, 4, 4)) && MOBILE.matcher(run).matches()) {
            return Optional.of(PHONE);
        }
        boolean fours = groups.size() >= 4
                && groups.subList(0, groups.size() - 1).stream().allMatch(length -> length == 4);
        return fours ? kindOf(run).filter(CARD::equals) : Optional.empty();
    }

    private static Optional<String> idWithin(String run) {
        for (int from = 0; from + ID_LENGTH <= run.length(); from++) {
            if (IdNumber.normalize(run.substring(from, from + ID_LENGTH)).isPresent()) {
                return Optional.of(ID);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> kindOf(String run) {
        if (IdNumber.normalize(run).isPresent()) {
            return Optional.of(ID);
        }
        String digits = run.endsWith("x") || run.endsWith("X") ? run.substring(0, run.length() - 1) : run;
        if (MOBILE.matcher(digits).matches()) {
            return Optional.of(PHONE);
        }
        // UnionPay's cards begin with 62 whether or not the check digit was typed rightly.
        boolean card =
                digits.length() >= CARD_MIN && digits.length() <= CARD_MAX && (digits.startsWith("62") || luhn(digits));
        return card ? Optional.of(CARD) : Optional.empty();
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = digit * 2;
            sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    /** Full-width and other scripts' digits as ours, nothing invisible between them. */
    private static String plain(String text) {
        String folded = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
        StringBuilder plain = new StringBuilder(folded.length());
        folded.codePoints()
                .forEach(c -> plain.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        return plain.toString();
    }
}
