package cn.fingertip.identity.staff.login;

import cn.fingertip.crypto.Passwords;
import cn.fingertip.identity.session.LoginView;
import cn.fingertip.identity.staff.StaffAccounts;
import cn.fingertip.identity.staff.StaffPerson;
import cn.fingertip.identity.staff.key.StaffKeys;
import cn.fingertip.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;

/**
 * Lets staff in. Wrong names, wrong passwords and disabled people get the same answer after the same work; no
 * transaction is open while a password is worked on, which is slow on purpose.
 */
@ApplicationScoped
class StaffLogin {
    private final StaffAccounts accounts;
    private final LoginFailures failures;
    private final Passwords passwords;
    private final StaffKeys keys;

    StaffLogin(StaffAccounts accounts, LoginFailures failures, Passwords passwords, StaffKeys keys) {
        this.accounts = accounts;
        this.failures = failures;
        this.passwords = passwords;
        this.keys = keys;
    }

    /**
     * @param otp the one-time password, null where the person has none or has not been asked yet
     * @throws Problem 401 {@code login-failed}, {@code otp-required}, {@code otp-invalid}; 429 {@code login-locked}
     */
    LoginView login(String typedName, String password, String otp) {
        String username = normal(typedName);
        boolean locked = failures.take(username);
        Optional<StaffPerson> person = accounts.byUsername(username).filter(p -> !p.disabled);
        boolean right = passwords.matches(password, person.map(p -> p.password).orElse(null));
        if (!right) {
            if (locked) {
                accounts.auditLock(username);
            }
            throw Problem.unauthorized("login-failed", "登录失败", "用户名或密码不正确。连续输错 5 次将暂时锁定。");
        }
        StaffPerson found = person.orElseThrow();
        if (found.asksForTotp() && otp == null) {
            failures.giveBack(username);
            throw Problem.unauthorized("otp-required", "需要动态口令", "这个账号开通了动态口令,请输入手机上的 6 位动态口令。");
        }
        if (found.asksForTotp() && !accounts.acceptOtp(found.id, otp)) {
            throw Problem.unauthorized("otp-invalid", "动态口令不正确", "动态口令不正确或已用过,请等下一个口令再试,并核对手机时间。");
        }
        failures.forget(username);
        return accounts.open(found.id, keys.unlock(found.id, password));
    }

    /** User names are the same in any case and with spaces around. */
    static String normal(String typedName) {
        return typedName.strip().toLowerCase(Locale.ROOT);
    }
}
