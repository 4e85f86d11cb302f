package cn.fingertip.report.key;

import cn.fingertip.identity.Grant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** What is wrapped for the escrow key and for somebody of the office is not. */
@ApplicationScoped
class EscrowKeyRepository {
    private static final String MISSING = """
         FROM report_key k
        JOIN report r ON r.county = k.county AND r.id = k.report_id
        WHERE k.holder = :escrow AND k.role = 'escrow' AND k.part = :part AND r.office = :office
          AND NOT EXISTS (SELECT 1 FROM report_key o WHERE o.county = k.county AND o.report_id = k.report_id
              AND o.part = k.part AND o.holder = :person AND o.expires_at IS NULL)
          AND (k.county, k.report_id) > (CAST(:county AS bpchar), :report)""";

    private final Session session;

    EscrowKeyRepository(Session session) {
        this.session = session;
    }

    /**
     * @param after the last one of the batch before, null for the first batch
     * @return at most {@code most} keys of the office's reports; those too that name the person
     */
    List<WrappedKey> missing(Grant office, UUID person, WrappedKey after, int most) {
        return ask(
                        "SELECT CAST(k.county AS text), k.report_id, k.part, k.wrapped" + MISSING
                                + " ORDER BY k.county, k.report_id",
                        Object[].class,
                        office,
                        person,
                        after)
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(ReportKeyRepository::key)
                .toList();
    }

    /** @return how many keys {@link #missing} has in all, but for those of reports that are kept from the person */
    long countMissing(Grant office, UUID person, WrappedKey after) {
        return ask(
                        "SELECT count(*)" + MISSING
                                + " AND NOT EXISTS (SELECT 1 FROM report_withheld w WHERE w.county = k.county"
                                + " AND w.report_id = k.report_id AND w.staff_id = :person)",
                        Long.class,
                        office,
                        person,
                        after)
                .getSingleResult();
    }

    private <T> NativeQuery<T> ask(String sql, Class<T> row, Grant office, UUID person, WrappedKey after) {
        return session.createNativeQuery(sql, row)
                .setParameter("escrow", Escrow.HOLDER)
                .setParameter("part", Part.of(office.role()))
                .setParameter("office", office.region())
                .setParameter("person", person)
                .setParameter("county", after == null ? "" : after.county())
                .setParameter("report", after == null ? new UUID(0, 0) : after.report());
    }
}
