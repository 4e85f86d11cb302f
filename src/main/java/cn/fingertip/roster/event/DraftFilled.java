package cn.fingertip.roster.event;

import cn.fingertip.roster.RosterVersion;

/**
 * A draft has got its lines, for the first time or anew. Fired inside the import's transaction.
 *
 * @param version whole, with its count of lines and its sum
 */
public record DraftFilled(RosterVersion version) {}
