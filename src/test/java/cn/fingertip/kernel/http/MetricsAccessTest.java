package cn.fingertip.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a report arrives is nobody's business but the operator's. */
@QuarkusTest
class MetricsAccessTest {
    @Inject
    MetricsAccess access;

    @Test
    void theOperatorsMachinesReadThem() {
        assertThat(As.nobody().get("/q/metrics").asString()).contains("http_server_requests_seconds_count");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "x-forwarded-for", "Forwarded", "X-Real-IP"})
    void whatComesThroughAProxyFindsNothing(String header) {
        for (String path : List.of("/q/metrics", "/q/metrics/", "/q/./metrics", "/q/%6detrics", "/q//metrics")) {
            As.nobody()
                    .urlEncodingEnabled(false)
                    .header(header, "10.0.0.1")
                    .get(path)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void addressesOfOthersAreNotLetIn() {
        assertThat(List.of("127.0.0.1", "::1", "10.9.8.7", "172.31.0.1", "192.168.3.4", "fd00::1"))
                .allMatch(access::open);
        assertThat(List.of("8.8.8.8", "172.32.0.1", "2001:db8::1", "192.169.0.1", "11.0.0.1"))
                .noneMatch(access::open);
        assertThat(access.open((String) null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/x", "collector/32", "10.0.0.0/99"})
    void aMalformedNetworkStopsTheStart(String network) {
        assertThatThrownBy(() -> new MetricsAccess(() -> List.of(network)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(network);
    }
}
