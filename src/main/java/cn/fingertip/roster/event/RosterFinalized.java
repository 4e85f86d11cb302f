package cn.fingertip.roster.event;

import java.util.UUID;

/**
 * A published roster version is final. Fired inside the transaction.
 *
 * @param region the roster's region code
 */
public record RosterFinalized(UUID rosterId, UUID versionId, String region) {}
