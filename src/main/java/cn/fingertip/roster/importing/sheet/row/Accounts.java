package cn.fingertip.roster.importing.sheet.row;

import cn.fingertip.kernel.IdNumber;
import java.util.Optional;

/**
 * Account numbers of banks. Cards of China UnionPay (62…, 16 or 19 digits) end in a check digit after Luhn (GB/T
 * 31778); passbooks and older cards of village banks need not.
 */
public final class Accounts {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 32;

    private Accounts() {}

    /** @return the digits alone; empty where it is no account number */
    public static Optional<String> normalize(String written) {
        // full-width digits and spaces between groups of four, as with ID numbers
        String digits = IdNumber.plain(written).replace("-", "");
        if (digits.length() < SHORTEST || digits.length() > LONGEST || !allDigits(digits)) {
            return Optional.empty();
        }
        boolean unionPay = digits.startsWith("62") && (digits.length() == 16 || digits.length() == 19);
        return unionPay && !luhn(digits) ? Optional.empty() : Optional.of(digits);
    }

    private static boolean allDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
