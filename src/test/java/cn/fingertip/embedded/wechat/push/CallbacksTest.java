package cn.fingertip.embedded.wechat.push;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.embedded.wechat.server.App;
import cn.fingertip.embedded.wechat.server.Call;
import cn.fingertip.embedded.wechat.server.Deliveries;
import cn.fingertip.embedded.wechat.server.Time;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The site's side is played by this test. */
class CallbacksTest {
    private static final String KEY = "b25seS1mb3ItZGV2LWFuZC10ZXN0LW9mLW1hLTAwMDE";
    private static final App ACCOUNT = App.publicAccount("wx-mp", "s").withCallbacks("AAAAA", KEY);
    private static final App MINI = App.miniProgram("wx-ma", "s").withCallbacks("AAAAA", KEY);

    private final Deliveries deliveries = new Deliveries(new Time());
    private final Callbacks callbacks = new Callbacks(new Time(), deliveries, Duration.ofMillis(300));
    private final List<Map<String, String>> queries = Collections.synchronizedList(new ArrayList<>());
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer site;
    private volatile Answering answering = exchange -> answer(exchange, 200, "success");

    private interface Answering {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.setExecutor(threads);
        site.createContext("/", exchange -> {
            queries.add(Call.parameters(exchange.getRequestURI().getRawQuery()));
            bodies.add(exchange.getRequestURI().getPath() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answering.to(exchange);
        });
        site.start();
        callbacks.to("http://127.0.0.1:" + site.getAddress().getPort() + "/");
    }

    @AfterEach
    void stop() {
        end.countDown();
        callbacks.close();
        site.stop(0);
        threads.shutdownNow();
    }

    @Test
    void anAccountGetsSignedAndSealedXml() {
        var pushed = push(ACCOUNT, Map.of("MsgType", "text", "Content", "查补贴]]>", "MsgId", 12L));

        assertThat(pushed).isEqualTo(new Pushed(1, 200, "success", List.of()));
        var query = queries.getFirst();
        var sealed = MessageText.element(bodies.getFirst(), "Encrypt").orElseThrow();
        assertThat(bodies.getFirst()).startsWith("/wechat/mp/wx-mp <xml><ToUserName><![CDATA[gh_");
        assertThat(query)
                .containsEntry("encrypt_type", "aes")
                .containsEntry("openid", "o-1")
                .containsEntry("signature", Signature.of("AAAAA", query.get("timestamp"), query.get("nonce")))
                .containsEntry(
                        "msg_signature", Signature.of("AAAAA", query.get("timestamp"), query.get("nonce"), sealed));
        assertThat(new MessageSeal("wx-mp", KEY).open(sealed))
                .contains(
                        "<FromUserName><![CDATA[o-1]]></FromUserName>",
                        "<MsgId>12</MsgId>",
                        "<![CDATA[查补贴]]]]><![CDATA[>]]>");
        assertThat(deliveries.all())
                .singleElement()
                .satisfies(one -> assertThat(one.kind()).isEqualTo("callback"));
    }

    @Test
    void aMiniProgramGetsJson() throws IOException {
        push(MINI, Map.of("MsgType", "event", "Event", "wxa_media_check", "result", Map.of("suggest", "pass")));

        var body = bodies.getFirst();
        assertThat(body).startsWith("/wechat/ma/wx-ma {");
        var sealed = new ObjectMapper()
                .readTree(body.substring(body.indexOf('{')))
                .path("Encrypt")
                .asText();
        var message = new ObjectMapper().readTree(new MessageSeal("wx-ma", KEY).open(sealed));
        assertThat(message.at("/result/suggest").asText()).isEqualTo("pass");
        assertThat(message.path("CreateTime").isNumber()).isTrue();
    }

    @Test
    void whoDoesNotAnswerInTimeIsAskedThreeTimesMore() {
        answering = exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };

        var pushed = push(ACCOUNT, Map.of("MsgType", "text"));

        assertThat(pushed.attempts()).isEqualTo(4);
        assertThat(pushed.status()).isZero();
        assertThat(bodies).hasSize(4);
    }

    @Test
    void whoFailsOnceIsAskedOnceMore() {
        answering = exchange -> answer(exchange, bodies.size() == 1 ? 500 : 200, "success");

        assertThat(push(ACCOUNT, Map.of("MsgType", "text")).attempts()).isEqualTo(2);
    }

    @Test
    void whoRefusesIsNotAskedAgain() {
        answering = exchange -> answer(exchange, 403, "{}");

        assertThat(push(ACCOUNT, Map.of("MsgType", "text")).attempts()).isEqualTo(1);
    }

    @Test
    void aSealedReplyIsOpened() {
        var plain = "<xml><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[点这里查]]></Content></xml>";
        var sealed = new MessageSeal("wx-mp", KEY).seal(plain);
        var signature = new String[] {Signature.of("AAAAA", "1", "2", sealed)};
        answering = exchange -> answer(exchange, 200, """
                <xml><Encrypt><![CDATA[%s]]></Encrypt><MsgSignature><![CDATA[%s]]></MsgSignature>\
                <TimeStamp>1</TimeStamp><Nonce><![CDATA[2]]></Nonce></xml>""".formatted(sealed, signature[0]));

        assertThat(push(ACCOUNT, Map.of("MsgType", "text"))).isEqualTo(new Pushed(1, 200, plain, List.of("点这里查")));
        signature[0] = "wrong";
        assertThat(push(ACCOUNT, Map.of("MsgType", "text")).replies()).containsExactly("该公众号提供的服务出现故障，请稍后再试");
    }

    @Test
    void articlesAreRead() {
        answering = exchange -> answer(exchange, 200, """
                <xml><MsgType>news</MsgType><Articles><item><Title><![CDATA[公示]]></Title>\
                <Description><![CDATA[摘要]]></Description><Url><![CDATA[https://a.test]]></Url></item></Articles></xml>""");

        assertThat(push(ACCOUNT, Map.of("MsgType", "text")).replies()).containsExactly("公示\n摘要\nhttps://a.test");
    }

    @Test
    void anAddressIsVerifiedByItsEcho() {
        answering = exchange -> answer(exchange, 200, queries.getFirst().get("echostr"));

        assertThat(callbacks.verify(ACCOUNT)).isTrue();
        assertThat(callbacks.verify(MINI)).isFalse();
    }

    private Pushed push(App app, Map<String, ?> fields) {
        return callbacks.push(app, "o-1", fields).join();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
