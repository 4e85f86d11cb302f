package cn.fingertip.embedded.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import cn.fingertip.embedded.wechat.server.App;
import cn.fingertip.embedded.wechat.server.Failure;
import cn.fingertip.embedded.wechat.server.Time;
import cn.fingertip.embedded.wechat.server.Tokens;
import cn.fingertip.embedded.wechat.server.WechatError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WechatStandInTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Time time = new Time();
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
        assertThat(stableToken(false).path("access_token")).isEqualTo(first.path("access_token"));
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
    void eachAppHasItsOwnTokenAndOpenids() throws Exception {
        wechat.register(App.publicAccount("wx-2", "secret-2"));

        assertThat(post("/cgi-bin/stable_token", """
                {"grant_type":"client_credential","appid":"wx-2","secret":"secret-2"}""").path("access_token"))
                .isNotEqualTo(stableToken(false).path("access_token"));
        assertThat(wechat.openid("wx-2", "villager-1"))
                .hasSize(28)
                .isNotEqualTo(wechat.openid("wx-1", "villager-1"))
                .startsWith(wechat.openid("wx-2", "villager-2").substring(0, 5));
    }

    @Test
    void aTokenIsGoodUntilItEnds() throws Exception {
        var tokens = new Tokens(time);
        var app = App.miniProgram("wx-1", "secret-1");
        var token = tokens.stable(app, false).get("access_token").toString();

        assertThat(tokens.owner(token)).isEqualTo(app);
        time.advance(Duration.ofSeconds(6800));
        assertThat(tokens.stable(app, false))
                .containsEntry("access_token", token)
                .containsEntry("expires_in", 400L);
        time.advance(Duration.ofSeconds(400));
        assertThat(refusalOf(tokens, token)).contains("\"errcode\":42001");
        assertThat(tokens.stable(app, false).get("access_token")).isNotEqualTo(token);
    }

    @Test
    void theTokenBeforeAForcedOneIsGoodForFiveMinutesMore() throws Exception {
        var tokens = new Tokens(time);
        var app = App.miniProgram("wx-1", "secret-1");
        var token = tokens.stable(app, false).get("access_token").toString();
        tokens.stable(app, true);

        time.advance(Duration.ofMinutes(4));
        assertThat(tokens.owner(token)).isEqualTo(app);
        time.advance(Duration.ofMinutes(1));
        assertThat(refusalOf(tokens, token)).contains("\"errcode\":42001");
    }

    @Test
    void aDeadTokenComesBackUntilANewOneIsForced() throws Exception {
        var tokens = new Tokens(time);
        var app = App.miniProgram("wx-1", "secret-1");
        var token = tokens.stable(app, false).get("access_token").toString();
        tokens.kill("wx-1");

        assertThat(refusalOf(tokens, token)).contains("\"errcode\":40001");
        assertThat(tokens.stable(app, false)).containsEntry("access_token", token);
        assertThat(tokens.owner(tokens.stable(app, true).get("access_token").toString()))
                .isEqualTo(app);
        assertThat(refusalOf(tokens, "")).contains("\"errcode\":41001");
        assertThat(refusalOf(tokens, "made-up")).contains("\"errcode\":40001");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 40001, 40164, 45009, 45011})
    void itSaysAnErrorAsOftenAsItWasTold(int errcode) throws Exception {
        wechat.fail("/sns/*", Failure.errcode(errcode), 2);

        assertThat(login("a").path("errcode").asInt()).isEqualTo(errcode);
        assertThat(login("a").path("errcode").asInt()).isEqualTo(errcode);
        assertThat(login("a").path("openid").asText()).isNotEmpty();
        assertThat(wechat.calls()).hasSize(3).containsOnly("/sns/jscode2session");
    }

    @Test
    void itFailsInTheOtherWays() throws Exception {
        var path = "/sns/jscode2session?appid=wx-1&secret=secret-1&js_code=a";
        tell("/admin/fail", "{\"path\":\"/sns/jscode2session\",\"notJson\":true}");
        tell("/admin/fail", "{\"path\":\"/sns/jscode2session\",\"http502\":true,\"times\":1}");
        tell("/admin/fail", "{\"path\":\"/sns/jscode2session\",\"slow\":120}");
        tell("/admin/fail", "{\"path\":\"/cgi-bin/stable_token\",\"close\":true}");

        assertThat(get(path).body()).startsWith("<html>");
        assertThat(get(path).statusCode()).isEqualTo(502);
        var before = System.nanoTime();
        assertThat(get(path).body()).contains("openid");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(119));
        // No GET: the JDK's client would ask a second time.
        assertThatIOException().isThrownBy(() -> stableToken(false));
        tell("/admin/fail", "{\"path\":\"/sns/jscode2session\",\"close\":true}");
        tell("/admin/reset", "");
        assertThat(get(path).body()).contains("openid");
    }

    @Test
    void whatItIsToldMustMakeSense() throws Exception {
        assertThat(tell("/admin/fail", "{\"path\":\"/sns/x\"}")).isEqualTo(400);
        assertThat(tell("/admin/fail", "{\"close\":true}")).isEqualTo(400);
        assertThat(tell("/admin/kill-token", "{\"appid\":\"wx-9\"}")).isEqualTo(400);
        assertThat(get("/wxa/no_such_thing").statusCode()).isEqualTo(404);
    }

    @Test
    void anAppIsRegisteredFromOutside() throws Exception {
        assertThat(tell("/admin/app", "{\"kind\":\"mp\",\"appid\":\"wx-3\",\"secret\":\"s\",\"token\":\"t\"}"))
                .isEqualTo(200);

        assertThat(wechat.app("wx-3")).isEqualTo(App.publicAccount("wx-3", "s").withCallbacks("t", null));
        assertThat(JSON.readTree(get("/admin/apps").body())).hasSize(2);
        assertThat(tell("/admin/app", "{\"appid\":\"wx-4\"}")).isEqualTo(400);
    }

    private int tell(String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(wechat.baseUrl() + path))
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }

    private static String refusalOf(Tokens tokens, String token) throws IOException {
        try {
            return "good: " + tokens.owner(token);
        } catch (WechatError refused) {
            return JSON.writeValueAsString(refused.body());
        }
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
