package cn.fingertip.identity;

import cn.fingertip.kernel.Problem;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.enterprise.context.RequestScoped;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * The member of staff who asks. Grants were read from the database for this request, so that whoever is disabled or
 * loses a grant is out at once.
 */
@RequestScoped
public class CurrentStaff {
    private final CurrentIdentityAssociation identity;

    CurrentStaff(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    /** @throws Problem 401 where no member of staff asks */
    public UUID id() {
        return access().id();
    }

    /** @return the person's name as colleagues know it */
    public String displayName() {
        return access().name();
    }

    /** @return who acts, for the audit trail: {@code staff:<id>} */
    public String actor() {
        return "staff:" + id();
    }

    /** @return whether a grant of this role covers the region; the check belongs on the row, not only on the route */
    public boolean may(Role role, String regionCode) {
        return access().grants().stream().anyMatch(grant -> grant.covers(role, regionCode));
    }

    /** @throws Problem 404 {@code not-found} where no grant covers it: what one may not see does not exist */
    public void require(Role role, String regionCode) {
        if (!may(role, regionCode)) {
            throw notFound();
        }
    }

    /**
     * @return the region of the grant by which one has the role there: the nearest, where several cover it. What somebody
     *     from above looks at is audited on their own chain, so that a county's people do not read what they are asked
     *     about
     * @throws Problem 404 {@code not-found} where no grant covers it
     */
    public String nearestGrant(Role role, String regionCode) {
        return regions(role).stream()
                .filter(regionCode::startsWith)
                .max(Comparator.comparingInt(String::length))
                .orElseThrow(CurrentStaff::notFound);
    }

    /** @return the roots of the subtrees in which one has the role, for list queries; {@code ""} is the whole site */
    public List<String> regions(Role role) {
        return access().grants().stream()
                .filter(grant -> grant.role() == role)
                .map(Grant::region)
                .sorted()
                .toList();
    }

    /** @return every grant the person has now */
    public List<Grant> grants() {
        return access().grants();
    }

    /** @return the session of the token that came with the request */
    public UUID sessionId() {
        return access().sessionId();
    }

    private static Problem notFound() {
        return Problem.notFound("not-found", "没有找到", "没有这条内容,或者您无权查看。请从列表重新进入。");
    }

    private StaffAccess access() {
        StaffAccess access = identity.getIdentity().getAttribute(StaffAccess.ATTRIBUTE);
        if (access == null) {
            throw Problem.unauthorized("unauthorized", "请先登录", "登录已失效或尚未登录,请重新登录后再试。");
        }
        return access;
    }
}
