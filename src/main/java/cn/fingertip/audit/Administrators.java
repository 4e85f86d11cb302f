package cn.fingertip.audit;

/**
 * Who may administer what. The grants are kept a tier above, which implements this; what stands below asks here.
 */
public interface Administrators {
    /** The role that a route of administration asks for. */
    String ROLE = "admin";

    /**
     * @param regionCode the subtree that is administered; {@code ""} for the whole site
     * @return who asks, as the audit trail names them
     * @throws cn.fingertip.kernel.Problem 404 where no grant of theirs covers it
     */
    String require(String regionCode);
}
