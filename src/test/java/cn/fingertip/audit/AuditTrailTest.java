package cn.fingertip.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Whatever is done to the table behind the application's back must show. */
@QuarkusTest
class AuditTrailTest {
    @Inject
    AuditTrail audit;

    @Inject
    DataSource dataSource;

    private final String chain = "test-" + UUID.randomUUID();

    @Test
    void anUntouchedChainIsWhole() {
        record(5);
        assertThat(audit.firstBroken(chain)).isEmpty();
    }

    @Test
    void aChainNobodyWroteToIsWhole() {
        assertThat(audit.firstBroken(chain)).isEmpty();
    }

    @Test
    void anEntryIsKeptOnlyWithTheChangeItTellsOf() throws SQLException {
        record(1);
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    audit.record(event(2));
                    throw new IllegalStateException("the change fails");
                }))
                .isInstanceOf(IllegalStateException.class);
        record(1);
        assertThat(audit.firstBroken(chain)).isEmpty();
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void manyAtOnceMakeOneChain() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 40; i++) {
                pool.submit(() -> record(1));
            }
        }
        assertThat(count()).isEqualTo(40);
        assertThat(audit.firstBroken(chain)).isEmpty();
    }

    @Test
    void theTableRefusesChanges() {
        record(2);
        for (String change : new String[] {
            "UPDATE audit_entry SET actor = 'staff:other' WHERE chain = '%s'",
            "DELETE FROM audit_entry WHERE chain = '%s'",
            "DELETE FROM audit_chain WHERE chain = '%s'",
            "UPDATE audit_chain SET seq = 1 WHERE chain = '%s'",
            "TRUNCATE audit_entry"
        }) {
            assertThatThrownBy(() -> sql(change)).as(change).isInstanceOf(SQLException.class);
        }
        assertThat(audit.firstBroken(chain)).isEmpty();
    }

    @Test
    void everyColumnAlteredShows() throws SQLException {
        for (String column : new String[] {
            "actor = 'staff:other'",
            "action = 'other.done'",
            "subject = 'other:1'",
            "detail = '{\"n\":\"99\"}'",
            "at = at + interval '1 microsecond'",
            "hash = sha256('x')"
        }) {
            String mine = chain + column.hashCode();
            record(mine, 4);
            tamper("UPDATE audit_entry SET " + column + " WHERE chain = '" + mine + "' AND seq = 3");
            assertThat(audit.firstBroken(mine)).as(column).hasValue(3L);
        }
    }

    @Test
    void anEntryDeletedShows() throws SQLException {
        record(4);
        tamper("DELETE FROM audit_entry WHERE chain = '%s' AND seq = 2");
        assertThat(audit.firstBroken(chain)).hasValue(2L);
    }

    @Test
    void entriesMovedShow() throws SQLException {
        record(4);
        tamper("UPDATE audit_entry SET seq = -seq WHERE chain = '%s' AND seq IN (2, 3)");
        tamper("UPDATE audit_entry SET seq = 5 + seq WHERE chain = '%s' AND seq < 0");
        assertThat(audit.firstBroken(chain)).hasValue(2L);
    }

    @Test
    void aTailCutOffShows() throws SQLException {
        record(4);
        tamper("DELETE FROM audit_entry WHERE chain = '%s' AND seq >= 3");
        assertThat(audit.firstBroken(chain)).hasValue(3L);
    }

    @Test
    void aWholeChainCutOffShows() throws SQLException {
        record(4);
        tamper("DELETE FROM audit_entry WHERE chain = '%s'");
        assertThat(audit.firstBroken(chain)).hasValue(1L);
    }

    @Test
    void anEntryPutOnTopShows() throws SQLException {
        record(2);
        sql("INSERT INTO audit_entry SELECT chain, 3, at, actor, action, subject, detail, hash FROM audit_entry"
                + " WHERE chain = '%s' AND seq = 2");
        assertThat(audit.firstBroken(chain)).hasValue(3L);
    }

    private void record(int count) {
        record(chain, count);
    }

    private void record(String chain, int count) {
        for (int i = 0; i < count; i++) {
            int n = i;
            QuarkusTransaction.requiringNew().run(() -> {
                AuditEvent event = event(n);
                audit.record(new AuditEvent(chain, event.actor(), event.action(), event.subject(), event.detail()));
            });
        }
    }

    private AuditEvent event(int n) {
        AuditEvent event = AuditEvent.of("test.done", "test:" + n)
                .by("staff:tester")
                .with("n", n)
                .with("absent", null)
                .with("a", "甲\u0000乙");
        return new AuditEvent(chain, event.actor(), event.action(), event.subject(), event.detail());
    }

    private long count() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM audit_entry WHERE chain = '" + chain + "'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql.formatted(chain));
        }
    }

    /** What somebody with the rights of the table's owner could do. */
    private void tamper(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER");
            statement.executeUpdate(sql.formatted(chain));
            statement.execute("ALTER TABLE audit_entry ENABLE TRIGGER USER");
            connection.commit();
            connection.setAutoCommit(true);
        }
    }
}
