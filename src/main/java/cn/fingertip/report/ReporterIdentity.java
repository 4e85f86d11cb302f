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

    public boolean realName() {
        return citizen != null;
    }

    public ReporterIdentity withContact(String given) {
        return new ReporterIdentity(citizen, name, given == null || given.isBlank() ? null : given.strip());
    }
}
