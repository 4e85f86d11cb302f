package cn.fingertip.roster.event;

import java.util.UUID;

/**
 * A roster version is public from now on. Fired inside the transaction.
 *
 * @param region the roster's region code
 * @param version 1 for the first, more for a correction
 */
public record RosterPublished(UUID rosterId, UUID versionId, String region, int version) {}
