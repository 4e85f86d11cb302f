package cn.fingertip.report.key;

import cn.fingertip.identity.Role;
import java.util.UUID;

/** Parts of a report that have keys of their own. */
public final class Part {
    /** What the report and its messages say. */
    public static final String CONTENT = "content";

    /** Who reports. */
    public static final String IDENTITY = "identity";

    private Part() {}

    /** @return what people of a role have for good: inspectors the content, custodians the identity */
    static String of(Role role) {
        return role == Role.INSPECTOR ? CONTENT : IDENTITY;
    }

    /** @return why an inspector asks for the identity; part of the report, but the custodian's to read */
    public static String reason(UUID request) {
        return "reason:" + request;
    }

    /** @return what the key of a part is bound to */
    static String context(String part, UUID report) {
        return "report.key:" + part + ":" + report;
    }
}
