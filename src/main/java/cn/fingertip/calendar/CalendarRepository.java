package cn.fingertip.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/** The years that an administrator loaded. */
@ApplicationScoped
class CalendarRepository {
    private final DataSource dataSource;
    private final EntityManager em;

    CalendarRepository(DataSource dataSource, EntityManager em) {
        this.dataSource = dataSource;
        this.em = em;
    }

    /** Plain JDBC, because it is also asked where there is no request. */
    List<CalendarDay> all() throws SQLException {
        List<CalendarDay> days = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT day, kind, name FROM calendar_day");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                LocalDate day = row.getDate(1).toLocalDate();
                days.add(new CalendarDay(day, DayKind.ofWire(row.getString(2)).orElseThrow(), row.getString(3)));
            }
        }
        return days;
    }

    /** Puts {@code days} in the place of all that is kept of these years. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void replace(Collection<Integer> years, List<CalendarDay> days) {
        for (int year : years) {
            em.createNativeQuery("DELETE FROM calendar_day WHERE day >= ?1 AND day <= ?2")
                    .setParameter(1, LocalDate.of(year, 1, 1))
                    .setParameter(2, LocalDate.of(year, 12, 31))
                    .executeUpdate();
        }
        for (CalendarDay day : days) {
            em.createNativeQuery("INSERT INTO calendar_day (day, kind, name) VALUES (?1, ?2, ?3)")
                    .setParameter(1, Date.valueOf(day.date()))
                    .setParameter(2, day.kind().wire())
                    .setParameter(3, day.name())
                    .executeUpdate();
        }
    }
}
