package cn.fingertip.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ServersAloneTest {

    @Test
    void settingsAreLinesThatAShellReads() {
        assertThat(ServersAlone.exports(Map.of(
                        "quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/fingertip",
                        "fingertip.wechat.api-base-url", "http://127.0.0.1:2",
                        "fingertip.token.signing-key", "{\"kid\":\"it's\"}")))
                .isEqualTo("""
                        export FINGERTIP_DATABASE_URL='jdbc:postgresql://127.0.0.1:1/fingertip'
                        export FINGERTIP_TOKEN_SIGNING_KEY='{"kid":"it'\\''s"}'
                        export FINGERTIP_WECHAT_API_BASE_URL='http://127.0.0.1:2'
                        """);
    }
}
