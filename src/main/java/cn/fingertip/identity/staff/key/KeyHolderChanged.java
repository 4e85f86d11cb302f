package cn.fingertip.identity.staff.key;

import java.util.UUID;

/**
 * Somebody's key pair, grants or account changed, fired inside that transaction: what is wrapped for them must be looked
 * at again. An observer may refuse the change by throwing a problem.
 *
 * @param lossAccepted whether who changes it has said that what only this person could open may be lost
 */
public record KeyHolderChanged(UUID staff, boolean lossAccepted) {}
