package cn.fingertip.identity.staff.login;

import cn.fingertip.jobs.RecurringJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Removes failures that no longer count; somebody who tries names fills the table otherwise. */
@ApplicationScoped
class LoginFailureRetentionJob implements RecurringJob {
    private final LoginFailures failures;

    LoginFailureRetentionJob(LoginFailures failures) {
        this.failures = failures;
    }

    @Override
    public String name() {
        return "login-failure-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        failures.removeOld();
    }
}
