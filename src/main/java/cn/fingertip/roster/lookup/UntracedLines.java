package cn.fingertip.roster.lookup;

import cn.fingertip.identity.PublishedLines;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Asks the database itself: the caches of the look-up count what they are asked for. */
@ApplicationScoped
class UntracedLines implements PublishedLines {
    private final Session session;

    UntracedLines(Session session) {
        this.session = session;
    }

    @Override
    @Transactional
    public Optional<Integer> version(UUID roster, Integer version, Integer line) {
        return session.createNativeQuery("""
                        SELECT v.version FROM roster_version v
                        WHERE v.roster_id = :roster AND v.published_at IS NOT NULL
                          AND (CAST(:version AS int) IS NULL OR v.version = CAST(:version AS int))
                          AND (CAST(:line AS int) IS NULL OR EXISTS (
                              SELECT 1 FROM roster_line l
                              WHERE l.county = v.county AND l.year = v.year AND l.version_id = v.id
                                AND l.no = CAST(:line AS int)))
                        ORDER BY (v.status = 'published') DESC, v.version DESC LIMIT 1""", Integer.class)
                .setParameter("roster", roster)
                .setParameter("version", version)
                .setParameter("line", line)
                .uniqueResultOptional();
    }
}
