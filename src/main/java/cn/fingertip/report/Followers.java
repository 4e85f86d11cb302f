package cn.fingertip.report;

import cn.fingertip.crypto.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Which villager is told that something is new. Sealed with the site's keys, and that under the report's own: neither
 * the database and the configuration nor an inspector with the report's key opens it alone. There is one of the same
 * size for every report, so that it does not tell the named from the anonymous.
 */
@ApplicationScoped
public class Followers {
    private static final UUID NOBODY = new UUID(0, 0);

    private final Sealer sealer;
    private final Event<ReporterNotified> notified;

    Followers(Sealer sealer, Event<ReporterNotified> notified) {
        this.sealer = sealer;
        this.notified = notified;
    }

    /**
     * @param report an open one
     * @param citizen null for nobody
     */
    public void follow(Report report, UUID citizen) {
        UUID who = citizen == null ? NOBODY : citizen;
        byte[] plain = ByteBuffer.allocate(16)
                .putLong(who.getMostSignificantBits())
                .putLong(who.getLeastSignificantBits())
                .array();
        report.follower = report.key().seal(sealer.seal(plain, context(report)), context(report));
    }

    /** Tells whoever follows an open report that something is new; in the caller's transaction. */
    public void tell(Report report) {
        if (report.follower == null) {
            return;
        }
        ByteBuffer plain =
                ByteBuffer.wrap(sealer.open(report.key().open(report.follower, context(report)), context(report)));
        UUID who = new UUID(plain.getLong(), plain.getLong());
        if (!who.equals(NOBODY)) {
            notified.fire(new ReporterNotified(who));
        }
    }

    private static String context(Report report) {
        return "report.follower:" + report.id;
    }
}
