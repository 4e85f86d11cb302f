package cn.fingertip.wish;

import java.util.UUID;

/**
 * A wish went from one state to another; fired in the transaction that keeps it.
 *
 * @param citizen whose wish it is
 */
public record WishMoved(UUID wish, UUID citizen, String region, WishStatus from, WishStatus to) {}
