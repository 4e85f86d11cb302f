package cn.fingertip.report.questionnaire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.Session;

/** Questionnaires as rows. There are few, so they are read all at once and kept in memory. */
@ApplicationScoped
class QuestionnaireRepository {
    private final DataSource dataSource;
    private final Session session;
    private final ObjectMapper mapper;

    QuestionnaireRepository(DataSource dataSource, Session session, ObjectMapper mapper) {
        this.dataSource = dataSource;
        this.session = session;
        this.mapper = mapper;
    }

    /**
     * Plain JDBC, because it is also asked where there is no request.
     *
     * @return every version of every kind, the oldest first
     */
    List<Questionnaire> all() throws SQLException, JsonProcessingException {
        List<Questionnaire> all = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT body FROM report_questionnaire ORDER BY kind, version");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                all.add(mapper.readValue(row.getString(1), Questionnaire.class));
            }
        }
        return all;
    }

    /** Holds back every other new version until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock() {
        session.createNativeMutationQuery("LOCK TABLE report_questionnaire IN SHARE ROW EXCLUSIVE MODE")
                .executeUpdate();
    }

    /** @return the number of a kind's newest version, 0 where it has none */
    @Transactional(Transactional.TxType.MANDATORY)
    public int newest(String kind) {
        return session.createNativeQuery(
                        "SELECT coalesce(max(version), 0) FROM report_questionnaire WHERE kind = ?1", Integer.class)
                .setParameter(1, kind)
                .getSingleResult();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Questionnaire questionnaire, Instant now) {
        session.createNativeMutationQuery("INSERT INTO report_questionnaire VALUES (?1, ?2, ?3, ?4)")
                .setParameter(1, questionnaire.kind())
                .setParameter(2, questionnaire.version())
                .setParameter(3, json(questionnaire))
                .setParameter(4, now)
                .executeUpdate();
    }

    private String json(Questionnaire questionnaire) {
        try {
            return mapper.writeValueAsString(questionnaire);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a questionnaire has a JSON form", e);
        }
    }
}
