package cn.fingertip.identity.staff.key;

import java.util.UUID;

/**
 * Somebody for whom keys can be wrapped.
 *
 * @param name as colleagues know it
 */
public record KeyHolder(UUID staff, String name, byte[] publicKey) {}
