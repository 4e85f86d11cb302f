package cn.fingertip.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fingertip.crypto.TamperedException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReportSealTest {
    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");
    private static final ReportContent CONTENT =
            new ReportContent("标题𬭚", "内容canary\n第二行", null, true, true, null, null, null, null);
    private static final ReporterIdentity IDENTITY = new ReporterIdentity(UUID.randomUUID(), "巴图·苏和", "canary-contact");

    private final ReportSeal seal = new ReportSeal(new ObjectMapper());

    @Test
    void whatWasSealedOpens() {
        Report report = sealed();
        assertThat(seal.content(report)).isEqualTo(CONTENT);
        assertThat(seal.identity(report, report.identityKey())).isEqualTo(IDENTITY);
    }

    @Test
    void messagesOpen() {
        Report report = sealed();
        MessageContent content = MessageContent.conclusion(Finding.PARTLY, "查实三户");
        ReportMessage message = message(report, content);
        assertThat(seal.content(report, message)).isEqualTo(content);
        MessageContent withFiles = MessageContent.reporter("补充", "某人", List.of(UUID.randomUUID(), UUID.randomUUID()));
        assertThat(seal.content(report, message(report, withFiles))).isEqualTo(withFiles);
        assertThat(report.messages).isEqualTo(2);
    }

    @Test
    void nothingStandsInPlain() {
        Report report = sealed();
        for (byte[] kept : List.of(report.content, report.identity)) {
            String plain = new String(kept, StandardCharsets.UTF_8);
            assertThat(plain)
                    .doesNotContain("canary", "标题", "巴图", IDENTITY.citizen().toString());
        }
    }

    @Test
    void oneReportsContentDoesNotOpenInAnother() {
        Report one = sealed();
        Report other = sealed();
        other.content = one.content;
        assertThatThrownBy(() -> seal.content(other)).isInstanceOf(TamperedException.class);
        other.opened(one.key());
        assertThatThrownBy(() -> seal.content(other)).isInstanceOf(TamperedException.class);
    }

    @Test
    void theReportsKeyDoesNotOpenTheIdentity() {
        Report report = sealed();
        assertThatThrownBy(() -> seal.identity(report, report.key())).isInstanceOf(TamperedException.class);
    }

    @Test
    void aReportThatNobodyOpenedShowsNothing() {
        Report closed = new Report(UUID.randomUUID(), "360735100211", "360735", "subsidy", NOW);
        assertThat(closed.isOpen()).isFalse();
        assertThatThrownBy(() -> seal.content(closed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(closed::identityKey).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void messagesPutInAnotherOrderAreFoundOut() {
        Report report = sealed();
        ReportMessage message = message(report, MessageContent.reply("第一条", List.of()));
        message.no = 2;
        assertThatThrownBy(() -> seal.content(report, message)).isInstanceOf(TamperedException.class);
    }

    @Test
    void theAnonymousHaveAnIdentityOfNothing() {
        Report report = report();
        seal.seal(report, CONTENT, ReporterIdentity.NOBODY.withContact(" "));
        assertThat(seal.identity(report, report.identityKey())).isEqualTo(ReporterIdentity.NOBODY);
        assertThat(report.identity).isNotEmpty();
    }

    @Test
    void theSealedIdentityIsAsLongForTheAnonymousAsForAnybody() {
        Report nobody = report();
        seal.seal(nobody, CONTENT, ReporterIdentity.NOBODY);
        Report longest = report();
        seal.seal(longest, CONTENT, IDENTITY.withContact("\u0001".repeat(200)));
        assertThat(seal.identity(longest, longest.identityKey()).contact()).hasSize(200);
        assertThat(sealed().identity).hasSameSizeAs(nobody.identity).hasSameSizeAs(longest.identity);
    }

    private ReportMessage message(Report report, MessageContent content) {
        ReportMessage message = new ReportMessage(UUID.randomUUID(), report, NOW);
        seal.seal(report, message, content);
        return message;
    }

    private Report sealed() {
        Report report = report();
        seal.seal(report, CONTENT, IDENTITY);
        return report;
    }

    private static Report report() {
        Report report = new Report(UUID.randomUUID(), "360735100211", "360735", "subsidy", NOW);
        report.begin();
        return report;
    }
}
