package cn.fingertip.embedded.demo;

import cn.fingertip.crypto.Passwords;
import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import cn.fingertip.identity.staff.StaffAccounts;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** The accounts of dev and test, one for every role; never in production. All have the same password. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test"})
public class DemoStaff {
    /** Of every account. */
    public static final String PASSWORD = "fingertip-dev";

    /**
     * In the order of a walk-through, the county's before the prefecture's, which would have to admit them otherwise. An
     * administrator's region is the whole site: the empty code.
     */
    public static final List<Account> ACCOUNTS = List.of(
            new Account("clerk.qinjiang", "琴江镇经办员", Role.CLERK, "360735100"),
            new Account("reviewer.qinjiang", "琴江镇审核员", Role.REVIEWER, "360735100"),
            new Account("secrecy.qinjiang", "琴江镇保密审查员", Role.SECRECY_REVIEWER, "360735100"),
            new Account("clerk.xiaosong", "小松镇经办员", Role.CLERK, "360735101"),
            new Account("reviewer.xiaosong", "小松镇审核员", Role.REVIEWER, "360735101"),
            new Account("secrecy.xiaosong", "小松镇保密审查员", Role.SECRECY_REVIEWER, "360735101"),
            new Account("cadre.zhuokeng", "濯坑村党支部", Role.CADRE, "360735100211"),
            new Account("cadre.xiaosong", "小松镇便民服务中心", Role.CADRE, "360735101"),
            new Account("clerk.shicheng", "石城县财政局经办员", Role.CLERK, "360735"),
            new Account("reviewer.shicheng", "石城县财政局审核员", Role.REVIEWER, "360735"),
            new Account("secrecy.shicheng", "石城县财政局保密审查员", Role.SECRECY_REVIEWER, "360735"),
            new Account("inspector.shicheng", "石城县纪委监委信访室", Role.INSPECTOR, "360735"),
            new Account("custodian.shicheng", "石城县纪委监委保密专员", Role.CUSTODIAN, "360735"),
            new Account("inspector.ganzhou", "赣州市纪委监委信访室", Role.INSPECTOR, "3607"),
            new Account("leader.shicheng", "石城县领导", Role.LEADER, "360735"),
            new Account("admin", "系统管理员", Role.ADMIN, ""));

    /** Demo content is brought in by these people, so they come first. */
    private static final int BEFORE_DEMO_CONTENT = 100;

    private final StaffAccounts accounts;
    private final Passwords passwords;

    DemoStaff(StaffAccounts accounts, Passwords passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /** One account. */
    public record Account(String username, String name, Role role, String region) {}

    void onStart(@Observes @Priority(BEFORE_DEMO_CONTENT) StartupEvent start) {
        // One hash for all: each takes Argon2id its time, and here the password is no secret.
        String hash = passwords.hash(PASSWORD);
        ACCOUNTS.forEach(account -> accounts.ensure(
                account.username(),
                account.name(),
                PASSWORD,
                hash,
                List.of(new Grant(account.role(), account.region()))));
    }
}
