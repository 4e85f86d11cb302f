package cn.fingertip.report.key;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.KeyPairs;
import cn.fingertip.crypto.TamperedException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Somebody who has copied the database and the configuration and has read this source: tries every key on everything
 * that is sealed, in every place it may be bound to, and whatever opens as a further key, private or secret.
 */
final class Thief {
    /** Where the site's own seal begins: behind the key's id. */
    private static final int LONGEST_ID = 8;

    /** Encapsulated key, key, tag. */
    private static final int WRAPPED_FOR_A_PERSON = 32 + 32 + 16;

    private final List<byte[]> loot;
    private final Collection<String> places;
    private final Set<String> known = new LinkedHashSet<>();
    private final Deque<byte[]> untried = new ArrayDeque<>();
    private final List<byte[]> tried = new ArrayList<>();
    private final List<String> read = new ArrayList<>();

    Thief(Collection<byte[]> loot, Collection<String> places) {
        this.loot = new ArrayList<>(loot);
        this.places = places;
    }

    /** @return every place that 32-byte keys open, directly or by way of other keys, and what stands there */
    String reads(Collection<byte[]> keys) {
        keys.forEach(this::learn);
        while (!untried.isEmpty()) {
            byte[] key = untried.remove();
            tried.add(key);
            List.copyOf(loot).forEach(blob -> tryOn(blob, key));
        }
        return String.join("\n", read);
    }

    private void tryOn(byte[] blob, byte[] key) {
        for (String place : places) {
            open(key, blob, place).ifPresent(plain -> {
                read.add(place + " holds " + new String(plain, StandardCharsets.UTF_8));
                learn(plain);
                // What was sealed twice opens to something sealed.
                if (loot.stream().noneMatch(known -> Arrays.equals(known, plain))) {
                    loot.add(plain);
                    List.copyOf(tried).forEach(earlier -> tryOn(plain, earlier));
                }
            });
        }
    }

    /** @return what a key gives without regard to where a seal belongs: authentication is for the honest */
    String readsUnchecked(Collection<byte[]> keys) {
        StringBuilder all = new StringBuilder();
        for (byte[] key : keys) {
            for (byte[] blob : loot) {
                for (int from = 0; from <= LONGEST_ID && from + 28 <= blob.length; from++) {
                    all.append(new String(counted(key, blob, from), StandardCharsets.UTF_8))
                            .append('\n');
                }
            }
        }
        return all.toString();
    }

    private void learn(byte[] key) {
        if (key.length == 32 && known.add(HexFormat.of().formatHex(key))) {
            untried.add(key);
        }
    }

    private static Optional<byte[]> open(byte[] key, byte[] blob, String place) {
        try {
            if (blob.length == WRAPPED_FOR_A_PERSON) {
                return Optional.of(KeyPairs.open(KeyPairs.of(key), blob, place));
            }
        } catch (TamperedException | IllegalArgumentException notForThisPair) {
            // tried as a secret key below
        }
        for (int from : new int[] {0, 1 + (blob.length == 0 ? 0 : blob[0] & 7)}) {
            try {
                if (from + 28 <= blob.length) {
                    return Optional.of(DataKey.of(key).open(Arrays.copyOfRange(blob, from, blob.length), place));
                }
            } catch (TamperedException notThisKey) {
                // the next
            }
        }
        return Optional.empty();
    }

    /** GCM without its tag is counter mode from 2 on. */
    private static byte[] counted(byte[] key, byte[] blob, int from) {
        try {
            byte[] counter = Arrays.copyOf(Arrays.copyOfRange(blob, from, from + 12), 16);
            counter[15] = 2;
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(counter));
            return cipher.doFinal(blob, from + 12, blob.length - from - 28);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
