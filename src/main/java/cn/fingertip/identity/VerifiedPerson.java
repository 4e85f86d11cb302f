package cn.fingertip.identity;

/**
 * A person behind a villager's account.
 *
 * @param idIndex {@code BlindIndex.of("id-number", …)} of the 18-character ID number
 * @param name as the person gave it
 */
public record VerifiedPerson(byte[] idIndex, String name) {}
