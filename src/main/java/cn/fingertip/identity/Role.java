package cn.fingertip.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What a member of staff may be in a region; see design "Who uses it". */
public enum Role {
    CLERK(Roles.CLERK),
    REVIEWER(Roles.REVIEWER),
    SECRECY_REVIEWER(Roles.SECRECY_REVIEWER),
    CADRE(Roles.CADRE),
    INSPECTOR(Roles.INSPECTOR),
    CUSTODIAN(Roles.CUSTODIAN),
    LEADER(Roles.LEADER),
    ADMIN(Roles.ADMIN);

    private final String wire;

    Role(String wire) {
        this.wire = wire;
    }

    /** @return the name in JSON, in tokens and in the database */
    @JsonValue
    public String wire() {
        return wire;
    }

    /** @throws IllegalArgumentException where there is no such role */
    @JsonCreator
    public static Role of(String wire) {
        return Arrays.stream(values())
                .filter(role -> role.wire.equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such role: " + wire));
    }
}
