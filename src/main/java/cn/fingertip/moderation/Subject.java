package cn.fingertip.moderation;

import java.util.UUID;

/**
 * Something that a villager made and others are to see.
 *
 * @param kind {@link ModeratedKind#name()}
 * @param region code of the place whose reviewers decide, a county's or longer
 */
public record Subject(String kind, UUID id, String region) {
    /** @return the owner of its files, and its name in the audit trail: {@code wish:<id>} */
    public String name() {
        return kind + ":" + id;
    }
}
