package cn.fingertip.roster.payment;

import cn.fingertip.kernel.NameFold;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/** People of the rosters, found by the blind index of their ID number. */
@ApplicationScoped
class BeneficiaryRepository {
    private static final int NAMES = 8;
    /** No folded name holds a control character, so that nothing typed is ever equal to it. */
    private static final String NOBODY = "\u0000";

    private final EntityManager em;

    BeneficiaryRepository(EntityManager em) {
        this.em = em;
    }

    /**
     * @return the folded names under which clerks wrote this person, always eight: filled up with a name nobody has, so
     *     that a known and an unknown person are compared alike
     */
    List<String> foldedNames(byte[] idIndex) {
        // Both questions are asked for everybody, known or not.
        List<?> kept = em.createNativeQuery("SELECT name FROM beneficiary WHERE id_index = ?1 LIMIT 4")
                .setParameter(1, idIndex)
                .getResultList();
        List<?> written = em.createNativeQuery("""
                SELECT DISTINCT l.name_folded FROM roster_line l
                JOIN beneficiary b ON b.county = l.county AND b.id = l.beneficiary_id
                WHERE b.id_index = ?1 LIMIT 4""").setParameter(1, idIndex).getResultList();
        List<String> names = new ArrayList<>(NAMES);
        kept.forEach(name -> names.add(NameFold.fold((String) name)));
        written.forEach(name -> names.add((String) name));
        while (names.size() < NAMES) {
            names.add(NOBODY);
        }
        return names;
    }
}
