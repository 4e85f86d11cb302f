package cn.fingertip.audit;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing that somebody did. None of it may be personal data: ids and codes only, never a name, number or text.
 *
 * @param chain the county's code (6 digits) or {@link #PLATFORM}
 * @param actor {@code staff:<id>}, {@code citizen:<id>}, {@code system} or {@code anonymous}
 * @param action what was done, {@code roster.published}
 * @param subject to what, {@code roster:<id>}
 * @param detail further facts by name
 */
public record AuditEvent(String chain, String actor, String action, String subject, Map<String, String> detail) {
    /** The chain of what belongs to no county. */
    public static final String PLATFORM = "platform";

    public AuditEvent {
        SortedMap<String, String> sorted = new TreeMap<>(detail);
        detail = Collections.unmodifiableSortedMap(sorted);
    }

    /** An event of the system itself on the platform's chain, to be made precise by the methods below. */
    public static AuditEvent of(String action, String subject) {
        return new AuditEvent(PLATFORM, "system", action, subject, Map.of());
    }

    /** @return the same, done by {@code actor} */
    public AuditEvent by(String actor) {
        return new AuditEvent(chain, actor, action, subject, detail);
    }

    /** @return the same, on the chain of the region's county; of the platform where the region is above a county */
    public AuditEvent in(String regionCode) {
        String county = regionCode == null || regionCode.length() < 6 ? PLATFORM : regionCode.substring(0, 6);
        return new AuditEvent(county, actor, action, subject, detail);
    }

    /** @return the same with one more fact; a null value is left out */
    public AuditEvent with(String key, Object value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new TreeMap<>(detail);
        // PostgreSQL keeps no NUL, and an audit entry must never fail over what it tells.
        more.put(key, value.toString().replace("\u0000", ""));
        return new AuditEvent(chain, actor, action, subject, more);
    }
}
