package cn.fingertip.roster.event;

import java.util.UUID;

/**
 * A published roster version was taken back. Fired inside the transaction.
 *
 * @param region the roster's region code
 */
public record RosterWithdrawn(UUID rosterId, UUID versionId, String region) {}
