package cn.fingertip.report.identity;

import cn.fingertip.report.Report;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Requests for identities. */
@ApplicationScoped
class IdentityRequestRepository implements PanacheRepositoryBase<IdentityRequest, UUID> {
    /** @return those of a report, the newest first */
    List<IdentityRequest> of(Report report) {
        return list("county = ?1 and reportId = ?2 order by askedAt desc, id", report.county, report.id);
    }

    /** @return whether somebody's question about a report still waits */
    boolean waits(Report report, UUID askedBy) {
        return count(
                        "county = ?1 and reportId = ?2 and askedBy = ?3 and status = ?4",
                        report.county,
                        report.id,
                        askedBy,
                        IdentityRequestStatus.OPEN)
                > 0;
    }

    /** @return those of a report that were refused, whoever asked */
    List<IdentityRequest> refused(Report report) {
        return list(
                "county = ?1 and reportId = ?2 and status = ?3",
                report.county,
                report.id,
                IdentityRequestStatus.REFUSED);
    }

    /** @return which report a request is about, without locking either */
    Optional<UUID> reportOf(UUID request) {
        return find("id", request).project(About.class).firstResultOptional().map(About::reportId);
    }

    /** One column of it. */
    record About(UUID reportId) {}

    /**
     * Ends approvals for a report and what is merged with it.
     *
     * @param except whose stays, null for nobody's
     */
    void end(UUID report, UUID except, Instant now) {
        getSession()
                .createNativeMutationQuery("""
                        UPDATE report_identity_request q SET until = :now FROM report r
                        WHERE r.county = q.county AND r.id = q.report_id AND (r.id = :report OR r.merged_into = :report)
                          AND q.until > :now AND (CAST(:except AS uuid) IS NULL OR q.asked_by <> CAST(:except AS uuid))""")
                .setParameter("now", now)
                .setParameter("report", report)
                .setParameter("except", except == null ? null : except.toString())
                .executeUpdate();
    }

    /** @return somebody's approval for a report that holds now, the longest */
    Optional<IdentityRequest> approved(Report report, UUID askedBy, Instant now) {
        return find(
                        "county = ?1 and reportId = ?2 and askedBy = ?3 and until > ?4 order by until desc",
                        report.county,
                        report.id,
                        askedBy,
                        now)
                .firstResultOptional();
    }

    /** @return the newest approval of a report, empty where nobody has been told who reports */
    Optional<Instant> lastApproval(Report report) {
        return find(
                        "county = ?1 and reportId = ?2 and status = ?3 order by decidedAt desc",
                        report.county,
                        report.id,
                        IdentityRequestStatus.APPROVED)
                .firstResultOptional()
                .map(request -> request.decidedAt);
    }

    /**
     * @param status null for all
     * @return at most {@code limit} whose reason this custodian can read, about reports that their office has, the newest first
     */
    List<IdentityRequest> readableBy(UUID custodian, IdentityRequestStatus status, int limit) {
        return getSession()
                .createNativeQuery("""
                        SELECT q.* FROM report_identity_request q
                        JOIN report_key k ON k.county = q.county AND k.report_id = q.report_id
                            AND k.part = 'reason:' || q.id AND k.holder = :custodian AND k.role = 'custodian'
                        JOIN report r ON r.county = q.county AND r.id = q.report_id AND r.office = k.office
                        WHERE CAST(:status AS text) IS NULL OR q.status = :status
                        ORDER BY q.asked_at DESC, q.id LIMIT :limit""", IdentityRequest.class)
                .setParameter("custodian", custodian)
                .setParameter("status", status == null ? null : status.wire())
                .setParameter("limit", limit)
                .getResultList();
    }
}
