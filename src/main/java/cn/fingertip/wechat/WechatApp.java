package cn.fingertip.wechat;

import io.smallrye.faulttolerance.api.Guard;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import me.chanjar.weixin.common.error.WxErrorException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.logging.Logger;

/**
 * One app of this site, asked so that a WeChat that is slow or down harms nobody else: each answer has a time limit, each
 * app its own connections, its own number of questions at once, and its own circuit breaker, which answers at once for a
 * while where most questions fail.
 *
 * @param <S> WxJava's service of it
 */
final class WechatApp<S> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WechatApp.class);
    /** WxJava's number for an answer that did not come. */
    private static final int NO_ANSWER = 99999;

    private static final Set<Class<? extends IOException>> OF_CONNECTING = Set.of(
            ConnectException.class,
            NoRouteToHostException.class,
            UnknownHostException.class,
            ConnectTimeoutException.class,
            ConnectionRequestTimeoutException.class,
            SSLHandshakeException.class,
            SSLPeerUnverifiedException.class);

    private static final int PAUSE_MILLIS = 300;
    private static final int JITTER_MILLIS = 200;

    private final String id;
    private final S service;
    private final CloseableHttpClient client;
    private final WechatConfig config;
    private final OperatorNotices notices;
    private final Guard share;
    private final Guard breaker;
    private final Guard again = Guard.create()
            .withRetry()
            .maxRetries(1)
            .delay(PAUSE_MILLIS, ChronoUnit.MILLIS)
            .jitter(JITTER_MILLIS, ChronoUnit.MILLIS)
            .whenException(failure -> failure instanceof WechatFailure wechat && wechat.errcode() == WechatFailure.BUSY)
            .done()
            .build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** A call of WxJava. */
    @FunctionalInterface
    interface Question<S, T> {
        T to(S service) throws WxErrorException;
    }

    @FunctionalInterface
    private interface Asked<T> {
        T answer() throws Exception;
    }

    WechatApp(String id, S service, CloseableHttpClient client, WechatConfig config, OperatorNotices notices) {
        this.id = id;
        this.service = service;
        this.client = client;
        this.config = config;
        this.notices = notices;
        // Apart from the breaker and before it: within one guard a question that is turned away for want of room counts
        // as answered, and the breaker stays closed just when many wait for a WeChat that is slow.
        this.share = Guard.create()
                .withDescription("share of WeChat app " + id)
                .withBulkhead()
                .limit(config.atOnce())
                .done()
                .build();
        this.breaker = Guard.create()
                .withDescription("WeChat app " + id)
                .withCircuitBreaker()
                .when(failure -> failure instanceof WechatFailure wechat && wechat.general())
                .requestVolumeThreshold(config.breaker().questions())
                .failureRatio(config.breaker().ratio())
                .delay(config.breaker().pause().toMillis(), ChronoUnit.MILLIS)
                .onStateChange(state -> LOG.warnf("Circuit breaker of WeChat app %s: %s", id, state))
                .done()
                .build();
    }

    /** @return the appid */
    String id() {
        return id;
    }

    /** Asks once: for what WeChat takes once, such as a login code, and for what must not happen twice. */
    <T> T ask(Question<S, T> question) throws WechatFailure {
        return ask(question, deadline());
    }

    /** Asks once more where WeChat is too busy: for what may be asked twice without harm. */
    <T> T askAgain(Question<S, T> question) throws WechatFailure {
        long deadline = deadline();
        return within(again, () -> ask(question, deadline));
    }

    private long deadline() {
        return System.nanoTime() + config.overallTimeout().toNanos();
    }

    private <T> T ask(Question<S, T> question, long deadline) throws WechatFailure {
        if (System.nanoTime() - deadline >= 0) {
            throw new WechatFailure(WechatFailure.NOT_ASKED);
        }
        return within(share, () -> within(breaker, () -> inTime(question, deadline)));
    }

    private <T> T within(Guard around, Asked<T> asked) throws WechatFailure {
        AtomicReference<T> answer = new AtomicReference<>();
        try {
            around.call(
                    () -> {
                        answer.set(asked.answer());
                        return null;
                    },
                    Void.class);
            return answer.get();
        } catch (WechatFailure failure) {
            throw failure;
        } catch (FaultToleranceException notAsked) {
            throw new WechatFailure(WechatFailure.NOT_ASKED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WechatFailure(WechatFailure.UNREACHABLE);
        } catch (Exception e) {
            throw new IllegalStateException(e.getClass().getName());
        }
    }

    /** WxJava waits for its token lock without end; this bounds the whole, whatever happens inside. */
    private <T> T inTime(Question<S, T> question, long deadline) throws WechatFailure, InterruptedException {
        long left = Math.max(0, deadline - System.nanoTime());
        Future<T> answer = threads.submit(() -> question.to(service));
        try {
            return answer.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.warnf("WeChat did not answer in time, app %s", id);
            throw new WechatFailure(WechatFailure.UNREACHABLE);
        } catch (ExecutionException e) {
            throw failureOf(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    /** @return whether it keeps a connection from coming about, so that nothing of the question has left us */
    private static boolean isOfConnecting(Throwable thrown) {
        return OF_CONNECTING.stream().anyMatch(kind -> kind.isInstance(thrown));
    }

    /** Never a message: it may hold the URL, and the URL the secret. */
    private WechatFailure failureOf(Throwable thrown) {
        if (thrown instanceof WxErrorException wechat && wechat.getError().getErrorCode() != NO_ANSWER) {
            int errcode = wechat.getError().getErrorCode();
            LOG.infof("WeChat refused: errcode %d, app %s", errcode, id);
            // Its own words: where WxJava knows the number, it has put others in their place.
            notices.tell(id, errcode, wechat.getError().getErrorMsgEn());
            return new WechatFailure(errcode);
        }
        Throwable root = thrown;
        boolean unsent = isOfConnecting(root);
        while (root.getCause() != null) {
            root = root.getCause();
            unsent |= isOfConnecting(root);
        }
        LOG.warnf("WeChat cannot be reached, app %s: %s", id, root.getClass().getName());
        return new WechatFailure(unsent ? WechatFailure.NOT_ASKED : WechatFailure.UNREACHABLE);
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        client.close();
    }
}
