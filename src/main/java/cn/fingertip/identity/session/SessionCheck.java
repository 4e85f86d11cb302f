package cn.fingertip.identity.session;

import cn.fingertip.identity.Roles;
import cn.fingertip.identity.StaffAccess;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * A good signature is not enough: the session must live. For staff, roles are those of this moment, not of the token.
 */
@ApplicationScoped
class SessionCheck implements SecurityIdentityAugmentor {
    private final LiveSessions live;

    SessionCheck(LiveSessions live) {
        this.live = live;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        UUID subject = id(token.getSubject());
        UUID session = id(token.getClaim(AccessTokens.SESSION));
        if (!identity.hasRole(Roles.CITIZEN)) {
            return context.runBlocking(() -> staff(identity, session, subject));
        }
        return live.remembered(session, subject)
                ? Uni.createFrom().item(identity)
                : context.runBlocking(() -> citizen(identity, session, subject));
    }

    private SecurityIdentity citizen(SecurityIdentity identity, UUID session, UUID subject) {
        if (!live.lives(session, subject)) {
            throw new AuthenticationFailedException("session has ended");
        }
        return identity;
    }

    private SecurityIdentity staff(SecurityIdentity identity, UUID session, UUID subject) {
        StaffAccess access =
                live.staff(session, subject).orElseThrow(() -> new AuthenticationFailedException("session has ended"));
        QuarkusSecurityIdentity.Builder builder = QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addAttribute(StaffAccess.ATTRIBUTE, access);
        access.grants().forEach(grant -> builder.addRole(grant.role().wire()));
        return builder.build();
    }

    private static UUID id(Object claim) {
        try {
            return UUID.fromString(String.valueOf(claim));
        } catch (IllegalArgumentException notOurs) {
            throw new AuthenticationFailedException("not a token of a session");
        }
    }
}
