package cn.fingertip.roster;

import cn.fingertip.kernel.IdNumber;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds numbers that must never be public in a text: ID numbers, bank cards, mobile phones. */
final class SensitiveNumbers {
    /** Digits as people group them: 6222 0212 …, 138-0000-0000. */
    private static final Pattern RUN = Pattern.compile("\\d(?:[ -]?\\d){9,}[ -]?[xX]?");

    private static final Pattern MOBILE = Pattern.compile("(?:86)?1[3-9]\\d{9}");
    private static final String ID = "身份证号";
    private static final int ID_LENGTH = 18;
    private static final int CARD_MIN = 15;
    private static final int CARD_MAX = 19;

    private SensitiveNumbers() {}

    /** @return what the text holds, in Chinese, empty where nothing of the kind is found */
    static Optional<String> in(String text) {
        Matcher runs = RUN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        while (runs.find()) {
            String run = runs.group().replace(" ", "").replace("-", "");
            // Two numbers side by side read as one run: each piece is looked at too.
            Optional<String> kind = Stream.concat(
                            Stream.of(run), Stream.of(runs.group().split("[ -]")))
                    .map(SensitiveNumbers::kindOf)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .or(() -> idWithin(run));
            if (kind.isPresent()) {
                return kind;
            }
        }
        return Optional.empty();
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
            return Optional.of("手机号");
        }
        // UnionPay's cards begin with 62 whether or not the check digit was typed rightly.
        boolean card =
                digits.length() >= CARD_MIN && digits.length() <= CARD_MAX && (digits.startsWith("62") || luhn(digits));
        return card ? Optional.of("银行卡号") : Optional.empty();
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
}
