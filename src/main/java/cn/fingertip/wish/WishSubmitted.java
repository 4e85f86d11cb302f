package cn.fingertip.wish;

import java.util.UUID;

/** A wish was placed; fired in the transaction that keeps it. */
public record WishSubmitted(UUID wish, String region, WishType type) {}
