package cn.fingertip.identity.session;

import cn.fingertip.crypto.KeyPair;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.kernel.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The key pair of the member of staff who asks, unlocked by the token that came with the request. */
@RequestScoped
public class SessionKey {
    private final CurrentIdentityAssociation identity;
    private final CurrentStaff staff;
    private final SessionRepository sessions;
    private Optional<KeyPair> pair;

    SessionKey(CurrentIdentityAssociation identity, CurrentStaff staff, SessionRepository sessions) {
        this.identity = identity;
        this.staff = staff;
        this.sessions = sessions;
    }

    /** @throws Problem 401 {@code report-key-locked} where the session has none: it is older than the key */
    public KeyPair require() {
        return find().orElseThrow(
                        () -> Problem.unauthorized("report-key-locked", "密钥未解锁", "本次登录没有解锁您的举报密钥。请退出后用密码重新登录。"));
    }

    /** @return empty where the session has none */
    public Optional<KeyPair> find() {
        if (pair == null) {
            pair = open(staff.sessionId());
        }
        return pair;
    }

    private Optional<KeyPair> open(UUID session) {
        return identity.getIdentity().getPrincipal() instanceof JsonWebToken token
                ? SessionSecret.of(token.getClaim(AccessTokens.KEY))
                        .flatMap(secret -> QuarkusTransaction.joiningExisting()
                                .call(() -> sessions.privateKey(session))
                                .flatMap(kept -> secret.open(kept, session)))
                : Optional.empty();
    }
}
