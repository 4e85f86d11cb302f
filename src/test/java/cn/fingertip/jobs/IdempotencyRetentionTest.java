package cn.fingertip.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.kernel.Clock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IdempotencyRetentionTest {
    @Inject
    IdempotencyRetentionJob job;

    @Inject
    DataSource dataSource;

    @Inject
    Clock clock;

    @Test
    void answersAreForgottenAfterThreeDays() throws SQLException {
        byte[] old = remember(IdempotencyRetentionJob.KEPT.plusMinutes(5));
        byte[] recent = remember(IdempotencyRetentionJob.KEPT.minusMinutes(5));
        job.run();
        assertThat(remembered(old)).isFalse();
        assertThat(remembered(recent)).isTrue();
    }

    private byte[] remember(Duration age) throws SQLException {
        byte[] key = UUID.randomUUID().toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO idempotency (key_hash, fingerprint, created_at) VALUES (?, ?, ?)")) {
            insert.setBytes(1, key);
            insert.setBytes(2, key);
            insert.setTimestamp(3, Timestamp.from(clock.now().minus(age)));
            insert.executeUpdate();
        }
        return key;
    }

    private boolean remembered(byte[] key) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT 1 FROM idempotency WHERE key_hash = ?")) {
            select.setBytes(1, key);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }
}
