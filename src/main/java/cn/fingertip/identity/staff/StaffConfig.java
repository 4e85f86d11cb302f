package cn.fingertip.identity.staff;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How staff log in. */
@ConfigMapping(prefix = "fingertip.staff")
public interface StaffConfig {
    /** Wrong attempts in a row until a user name is locked. */
    @WithDefault("5")
    int failuresBeforeLock();

    /** How long the first lock lasts; each further failure doubles it. */
    @WithDefault("15m")
    Duration firstLock();

    /** No lock lasts longer: it also locks out the right person. */
    @WithDefault("4h")
    Duration longestLock();

    /**
     * The password of the first administrator {@code admin}, who is made at a start where there is no staff at all;
     * change it after logging in and take the setting away. Ignored once there is any staff.
     */
    Optional<String> firstAdminPassword();
}
