package cn.fingertip.roster.programme;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Terms of programmes by the programme's code. */
@ApplicationScoped
class ProgrammeTermsRepository implements PanacheRepositoryBase<ProgrammeTerms, String> {
    /** Adds the bundled terms of a programme; those that are there stay as they are. */
    void addIfAbsent(ProgrammeTerms terms) {
        getEntityManager()
                .createNativeQuery("""
                INSERT INTO programme_terms (programme, law_basis, qualifies, how_to_apply, office, policy_title)
                SELECT ?1, ?2, ?3, ?4, ?5, NULLIF(?6, '') WHERE EXISTS (SELECT 1 FROM programme WHERE code = ?1)
                ON CONFLICT DO NOTHING""")
                .setParameter(1, terms.programme)
                .setParameter(2, terms.lawBasis)
                .setParameter(3, terms.qualifies)
                .setParameter(4, terms.howToApply)
                .setParameter(5, terms.office)
                .setParameter(6, terms.policyTitle)
                .executeUpdate();
    }
}
