package cn.fingertip.report;

import java.util.UUID;

/**
 * Who reports, sealed under a key apart from the report's; every part is null where it was not given. Nothing shows it
 * yet: opening it takes an inspector's reason and a custodian's approval.
 *
 * @param citizen the villager's account, kept nowhere else beside this report
 * @param name the real name, where the villager has proved it
 * @param contact phone, address or whatever the reporter wrote
 */
public record ReporterIdentity(UUID citizen, String name, String contact) {
    /** Who sends when no token came. */
    public static final ReporterIdentity NOBODY = new ReporterIdentity(null, null, null);

    /**
     * @return whether it is a 实名检举控告: under one's own true name, and with a way to be reached so that the office can
     *     verify it (纪检监察机关处理检举控告工作规则, 2020). The name is true where it was proved; an account alone proves none
     */
    public boolean realName() {
        return name != null;
    }

    /** @return whether a villager has logged in, proved or not */
    public boolean hasAccount() {
        return citizen != null;
    }

    public ReporterIdentity withContact(String given) {
        return new ReporterIdentity(citizen, name, given == null || given.isBlank() ? null : given.strip());
    }
}
