package cn.fingertip.identity.staff;

import cn.fingertip.crypto.Passwords;
import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Lets a new site be entered: where there is no staff at all and {@code FINGERTIP_FIRST_ADMIN_PASSWORD} is set, makes
 * the administrator {@code admin} of the whole site with that password. Change it after the first login and take the
 * setting away; once there is any staff it does nothing.
 */
@ApplicationScoped
class FirstAdmin {
    private static final Logger LOG = Logger.getLogger(FirstAdmin.class);
    private static final String USERNAME = "admin";

    private final StaffAccounts accounts;
    private final Passwords passwords;
    private final StaffConfig config;

    FirstAdmin(StaffAccounts accounts, Passwords passwords, StaffConfig config) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.config = config;
    }

    void onStart(@Observes StartupEvent start) {
        config.firstAdminPassword().filter(given -> !accounts.any()).ifPresent(password -> {
            PasswordRules.check(password, USERNAME);
            accounts.ensure(USERNAME, "系统管理员", password, passwords.hash(password), List.of(new Grant(Role.ADMIN, "")));
            LOG.info(
                    "first administrator \"admin\" made; change the password and unset FINGERTIP_FIRST_ADMIN_PASSWORD");
        });
    }
}
