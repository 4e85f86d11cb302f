package cn.fingertip.identity.citizen;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of proving who one is (design "Trust", row 15). */
@ConfigMapping(prefix = "fingertip.identity")
interface IdentityConfig {
    /** Wrong guesses a day that one account may make. */
    @WithDefault("5")
    int wrongPerAsker();

    /** Wrong guesses a day that may be made at one ID number, by whomever. */
    @WithDefault("20")
    int wrongPerTarget();

    /** Accounts that one person may be bound to: a household's phones. */
    @WithDefault("3")
    int accountsPerPerson();
}
