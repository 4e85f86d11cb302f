package cn.fingertip.identity;

/** Names of roles for {@code @RolesAllowed}; the staff's are those of {@link Role}. */
public final class Roles {
    /** 经办: imports and drafts. */
    public static final String CLERK = "clerk";
    /** 审核: never of their own work. */
    public static final String REVIEWER = "reviewer";
    /** 保密审查: never of their own work. */
    public static final String SECRECY_REVIEWER = "secrecy-reviewer";
    /** 村干部: takes wishes. */
    public static final String CADRE = "cadre";
    /** 纪检监察: handles reports. */
    public static final String INSPECTOR = "inspector";
    /** Unseals a real name on a reasoned request. */
    public static final String CUSTODIAN = "custodian";
    /** 领导: sees dashboards. */
    public static final String LEADER = "leader";
    /** Manages people; never reads reports. */
    public static final String ADMIN = "admin";
    /** A villager who came through WeChat. */
    public static final String CITIZEN = "citizen";

    private Roles() {}
}
