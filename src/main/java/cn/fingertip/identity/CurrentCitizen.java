package cn.fingertip.identity;

import cn.fingertip.kernel.Problem;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The villager who asks, where one has logged in. A refused token is a 401, never silently nobody. */
@RequestScoped
public class CurrentCitizen {
    private final CurrentIdentityAssociation identity;
    private final CitizenRepository citizens;

    CurrentCitizen(CurrentIdentityAssociation identity, CitizenRepository citizens) {
        this.identity = identity;
        this.citizens = citizens;
    }

    /** @return empty where no token came, or a member of staff's */
    public Optional<UUID> id() {
        SecurityIdentity who = identity.getIdentity();
        return who.hasRole(Roles.CITIZEN) && who.getPrincipal() instanceof JsonWebToken token
                ? Optional.of(UUID.fromString(token.getSubject()))
                : Optional.empty();
    }

    /** @throws Problem 401 where nobody has logged in */
    public UUID require() {
        return id().orElseThrow(() -> Problem.unauthorized("unauthorized", "请先登录", "登录已失效或尚未登录,请重新登录后再试。"));
    }

    /** @return who the villager has proved to be by name and ID number; empty where they have not yet */
    public Optional<VerifiedPerson> person() {
        return id().flatMap(citizens::person);
    }
}
