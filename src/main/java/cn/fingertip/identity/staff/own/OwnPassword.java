package cn.fingertip.identity.staff.own;

import cn.fingertip.crypto.Passwords;
import cn.fingertip.identity.staff.PasswordRules;
import cn.fingertip.identity.staff.StaffPerson;
import cn.fingertip.identity.staff.key.StaffKeys;
import cn.fingertip.identity.staff.login.LoginFailures;
import cn.fingertip.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * One's own password, asked for again before something that a stolen session must not do. No transaction is open
 * meanwhile, and wrong ones count like those at the login.
 */
@ApplicationScoped
class OwnPassword {
    private final OwnAccount own;
    private final LoginFailures failures;
    private final Passwords passwords;
    private final StaffKeys keys;

    OwnPassword(OwnAccount own, LoginFailures failures, Passwords passwords, StaffKeys keys) {
        this.own = own;
        this.failures = failures;
        this.passwords = passwords;
        this.keys = keys;
    }

    /** @throws Problem 422 {@code password-wrong}, 429 {@code login-locked} */
    void require(String password) {
        StaffPerson person = own.self();
        failures.take(person.username);
        if (!passwords.matches(password, person.password)) {
            throw Problem.rule("password-wrong", "密码不正确", "当前密码不正确,未作任何更改。连续输错 5 次将暂时锁定。");
        }
        failures.forget(person.username);
    }

    /** @throws Problem 422 {@code password-wrong} or {@code password-weak}, 429 {@code login-locked} */
    void change(String oldPassword, String newPassword) {
        PasswordRules.check(newPassword, own.self().username);
        require(oldPassword);
        own.setPassword(
                passwords.hash(newPassword),
                keys.reseal(own.self().id, oldPassword, newPassword).orElse(null));
    }
}
