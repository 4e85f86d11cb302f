package cn.fingertip.report.key;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/**
 * A last way to reports whose inspectors have all lost their passwords: a key whose private half two people keep in two
 * shares. Off unless a public key is set.
 */
@ConfigMapping(prefix = "fingertip.escrow")
public interface EscrowConfig {
    /** @return base64 of 32 bytes, as {@link MakeEscrowKey} printed it; reports from then on are wrapped for it too */
    Optional<String> publicKey();
}
