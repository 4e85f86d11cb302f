package cn.fingertip.region;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Regions as rows. There are few, so they are read all at once and kept in memory. */
@ApplicationScoped
class RegionRepository {
    private final DataSource dataSource;
    private final EntityManager em;

    RegionRepository(DataSource dataSource, EntityManager em) {
        this.dataSource = dataSource;
        this.em = em;
    }

    /** Plain JDBC, because it is also asked where there is no request. */
    List<RegionName> all() throws SQLException {
        List<RegionName> regions = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT code, name, level, parent FROM region ORDER BY code");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Level level = Level.ofWire(row.getString(3)).orElseThrow();
                regions.add(new RegionName(row.getString(1), row.getString(2), level, row.getString(4)));
            }
        }
        return regions;
    }

    /** Holds back every other change of regions until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock() {
        em.createNativeQuery("LOCK TABLE region IN SHARE ROW EXCLUSIVE MODE").executeUpdate();
    }

    /** @return the regions whose codes are given, as they are kept */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<RegionName> kept(List<String> codes) {
        List<?> rows = em.createNativeQuery("SELECT code, name, level, parent FROM region WHERE code IN (?1)")
                .setParameter(1, codes)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new RegionName(
                        (String) row[0],
                        (String) row[1],
                        Level.ofWire((String) row[2]).orElseThrow(),
                        (String) row[3]))
                .toList();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void put(RegionName region) {
        em.createNativeQuery("""
                INSERT INTO region (code, name, level, parent) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (code) DO UPDATE SET name = excluded.name""")
                .setParameter(1, region.code())
                .setParameter(2, region.name())
                .setParameter(3, region.level().wire())
                .setParameter(4, region.parent())
                .executeUpdate();
    }
}
