package cn.fingertip.media;

import cn.fingertip.crypto.Digests;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * SHA-256 of uploads as far as they have come, so that a whole one need not be read back from the disk. Known only to the
 * replica that took every byte since it began; where another took some, or this one was killed, the file is read back.
 */
@ApplicationScoped
public class RunningDigests {
    private record SoFar(long end, MessageDigest digest) {}

    private static final Duration PATIENCE = Duration.ofHours(1);
    /** About 300 bytes each. */
    private static final int MOST = 20_000;

    private final Cache<UUID, SoFar> known =
            Caffeine.newBuilder().expireAfterAccess(PATIENCE).maximumSize(MOST).build();

    /** @return the digest of the bytes before {@code offset}, the caller's to go on with; null where it is not known */
    public MessageDigest upTo(UUID upload, long offset) {
        if (offset == 0) {
            return Digests.of("SHA-256");
        }
        SoFar soFar = known.getIfPresent(upload);
        return soFar == null || soFar.end() != offset ? null : Digests.copy(soFar.digest());
    }

    /** @param digest of all bytes before {@code end}, which are counted now; null where it is not known */
    public void keep(UUID upload, long end, MessageDigest digest) {
        if (digest == null) {
            known.invalidate(upload);
        } else {
            known.put(upload, new SoFar(end, Digests.copy(digest)));
        }
    }

    /** @return lower-case hexadecimal, where it is known */
    Optional<String> whole(UUID upload, long length) {
        return Optional.ofNullable(upTo(upload, length))
                .map(digest -> HexFormat.of().formatHex(digest.digest()));
    }

    void forget(UUID upload) {
        known.invalidate(upload);
    }
}
