package cn.fingertip.embedded.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WechatStandInTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private WechatStandIn wechat;

    @BeforeEach
    void start() throws IOException {
        wechat = WechatStandIn.start("wx-1", "secret-1");
    }

    @AfterEach
    void stop() {
        wechat.close();
        client.close();
    }

    @Test
    void aCodeGivesTheOpenidThatBelongsToIt() throws Exception {
        var first = login("villager-1");

        assertThat(first.path("openid").asText()).hasSize(28);
        assertThat(first.path("session_key").asText()).hasSize(24);
        assertThat(login("villager-1")).isEqualTo(first);
        assertThat(login("villager-2").path("openid")).isNotEqualTo(first.path("openid"));
    }

    @ParameterizedTest
    @CsvSource({"bad-1, 40029", "used-1, 40163", "blocked-1, 40226", "limit-1, 45011", "busy-1, -1"})
    void theBeginningOfACodeSaysHowItGoes(String code, int errcode) throws Exception {
        var answer = get("/sns/jscode2session?appid=wx-1&secret=secret-1&js_code=" + code);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain");
        assertThat(JSON.readTree(answer.body()).path("errcode").asInt()).isEqualTo(errcode);
        assertThat(JSON.readTree(answer.body()).path("errmsg").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/sns/jscode2session?appid=wx-2&secret=secret-1&js_code=a, 40013",
        "/sns/jscode2session?appid=wx-1&secret=wrong&js_code=a, 40125",
        "/sns/jscode2session?appid=wx-1&secret=secret-1, 41008",
        "/cgi-bin/token?grant_type=client_credential&appid=wx-2&secret=secret-1, 40013",
        "/cgi-bin/token?grant_type=client_credential&appid=wx-1&secret=wrong, 40125",
        "/cgi-bin/stable_token, 43002",
    })
    void aWrongCallIsToldWhatIsWrong(String path, int errcode) throws Exception {
        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).path("errcode").asInt()).isEqualTo(errcode);
    }

    @Test
    void aCodeBeginningWithDownGetsNoAnswer() {
        assertThatIOException().isThrownBy(() -> login("down-1"));
    }

    @Test
    void theStableTokenChangesOnlyWhenForced() throws Exception {
        var first = stableToken(false);

        assertThat(first.path("expires_in").asInt()).isEqualTo(7200);
        assertThat(stableToken(false)).isEqualTo(first);
        assertThat(stableToken(true).path("access_token")).isNotEqualTo(first.path("access_token"));
    }

    @Test
    void theOldTokenChangesEachTime() throws Exception {
        var path = "/cgi-bin/token?grant_type=client_credential&appid=wx-1&secret=secret-1";

        assertThat(JSON.readTree(get(path).body()).path("access_token").asText())
                .isNotEmpty()
                .isNotEqualTo(
                        JSON.readTree(get(path).body()).path("access_token").asText());
    }

    @Test
    void aBodyThatIsNoJsonIsToldSo() throws Exception {
        assertThat(post("/cgi-bin/stable_token", "{").path("errcode").asInt()).isEqualTo(47001);
    }

    private JsonNode login(String code) throws IOException, InterruptedException {
        return JSON.readTree(get("/sns/jscode2session?appid=wx-1&secret=secret-1&js_code=" + code)
                .body());
    }

    private JsonNode stableToken(boolean force) throws IOException, InterruptedException {
        return post("/cgi-bin/stable_token", """
                {"grant_type":"client_credential","appid":"wx-1","secret":"secret-1","force_refresh":%s}""".formatted(force));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(wechat.baseUrl() + path)).build(), BodyHandlers.ofString());
    }

    private JsonNode post(String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(wechat.baseUrl() + path))
                .POST(BodyPublishers.ofString(body))
                .build();
        return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
    }
}
