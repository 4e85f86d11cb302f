package cn.fingertip.identity.staff;

import cn.fingertip.kernel.Problem;
import java.util.Locale;

/** What a password of staff must have: length above all (NIST SP 800-63B); no forced mixture, which makes people write it down. */
public final class PasswordRules {
    private static final int SHORTEST = 10;
    private static final int DIFFERENT = 5;

    private PasswordRules() {}

    /** @throws Problem 422 {@code password-weak} */
    public static void check(String password, String username) {
        boolean longEnough = password.codePointCount(0, password.length()) >= SHORTEST;
        boolean varied = password.codePoints().distinct().count() >= DIFFERENT;
        boolean ownName = password.toLowerCase(Locale.ROOT).contains(username);
        if (!longEnough || !varied || ownName) {
            throw Problem.rule("password-weak", "密码太弱", "新密码至少 10 个字符、其中至少 5 个不同,并且不能包含用户名。");
        }
    }
}
