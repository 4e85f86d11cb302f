package cn.fingertip.report.lead;

import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;

@ApplicationScoped
class LeadNumberRepository {
    private final Session session;

    LeadNumberRepository(Session session) {
        this.session = session;
    }

    /** @return the next number of the office's year, from 1; two who ask at once wait for each other */
    int next(String office, int year) {
        return session.createNativeQuery("""
                        INSERT INTO report_lead_number (office, year, last) VALUES (?1, ?2, 1)
                        ON CONFLICT (office, year) DO UPDATE SET last = report_lead_number.last + 1
                        RETURNING last""", Integer.class)
                .setParameter(1, office)
                .setParameter(2, year)
                .getSingleResult();
    }
}
