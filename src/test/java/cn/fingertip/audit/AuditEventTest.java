package cn.fingertip.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuditEventTest {
    @Test
    void theChainIsTheCountyOfTheRegion() {
        assertThat(AuditEvent.of("a", "b").in("360735100211").chain()).isEqualTo("360735");
        assertThat(AuditEvent.of("a", "b").in("360735").chain()).isEqualTo("360735");
        assertThat(AuditEvent.of("a", "b").in("3607").chain()).isEqualTo("platform");
        assertThat(AuditEvent.of("a", "b").in("").chain()).isEqualTo("platform");
        assertThat(AuditEvent.of("a", "b").in(null).chain()).isEqualTo("platform");
    }

    @Test
    void factsAreInOrderHoweverTheyCame() {
        AuditEvent event = AuditEvent.of("a", "b").with("z", 1).with("a", 2).with("none", null);
        assertThat(event.detail().keySet()).containsExactly("a", "z");
    }

    @Test
    void partsThatReadAlikeWhenJoinedHashApart() {
        assertThat(new AuditHash().add("ab").add("c").value())
                .isNotEqualTo(new AuditHash().add("a").add("bc").value());
    }
}
