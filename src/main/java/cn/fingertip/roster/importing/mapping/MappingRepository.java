package cn.fingertip.roster.importing.mapping;

import cn.fingertip.roster.importing.sheet.header.Field;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What headings mean to an office, for one programme. */
@ApplicationScoped
class MappingRepository {
    private final EntityManager em;

    MappingRepository(EntityManager em) {
        this.em = em;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public Map<String, Field> of(String programme, String office) {
        List<?> rows = em.createNativeQuery(
                        "SELECT heading, field FROM import_mapping WHERE programme = ?1 AND office = ?2")
                .setParameter(1, programme)
                .setParameter(2, office)
                .getResultList();
        Map<String, Field> fields = new TreeMap<>();
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            fields.put((String) row[0], Mappings.field((String) row[1]));
        }
        return fields;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(String programme, String office, Collection<String> headings) {
        em.createNativeQuery("DELETE FROM import_mapping WHERE programme = ?1 AND office = ?2 AND heading = ANY(?3)")
                .setParameter(1, programme)
                .setParameter(2, office)
                .setParameter(3, headings.toArray(String[]::new))
                .executeUpdate();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void remember(String programme, String office, String heading, Field field, UUID staff, Instant now) {
        em.createNativeQuery("""
                INSERT INTO import_mapping (programme, office, heading, field, decided_by, decided_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (programme, office, heading) DO UPDATE
                SET field = EXCLUDED.field, decided_by = EXCLUDED.decided_by, decided_at = EXCLUDED.decided_at""")
                .setParameter(1, programme)
                .setParameter(2, office)
                .setParameter(3, heading)
                .setParameter(4, Mappings.wire(field))
                .setParameter(5, staff)
                .setParameter(6, OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .executeUpdate();
    }
}
