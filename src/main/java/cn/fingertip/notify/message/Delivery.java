package cn.fingertip.notify.message;

import cn.fingertip.identity.CitizenRepository;
import cn.fingertip.jobs.Fault;
import cn.fingertip.kernel.Clock;
import cn.fingertip.notify.NotifyConfig;
import cn.fingertip.wechat.Attempt;
import cn.fingertip.wechat.SubscribeMessage;
import cn.fingertip.wechat.SubscribeMessages;
import cn.fingertip.wechat.WechatLogin;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;

/**
 * Gives due messages to WeChat: taken in one transaction, sent outside any, settled in another. What a crash leaves
 * between is taken over, knowing that WeChat may have it.
 */
@ApplicationScoped
class Delivery {
    private static final Logger LOG = Logger.getLogger(Delivery.class);
    /** Sent beside each other; fewer than an app may have in flight, so that logins find room. */
    private static final int AT_ONCE = 20;

    private final MessageRepository messages;
    private final Settlement settlement;
    private final Outbox outbox;
    private final NoticeTemplates templates;
    private final CitizenRepository citizens;
    private final PaymentMessages payments;
    private final SubscribeMessages wechat;
    private final NotifyConfig config;
    private final Clock clock;

    Delivery(
            MessageRepository messages,
            Settlement settlement,
            Outbox outbox,
            NoticeTemplates templates,
            CitizenRepository citizens,
            PaymentMessages payments,
            SubscribeMessages wechat,
            NotifyConfig config,
            Clock clock) {
        this.messages = messages;
        this.settlement = settlement;
        this.outbox = outbox;
        this.templates = templates;
        this.citizens = citizens;
        this.payments = payments;
        this.wechat = wechat;
        this.config = config;
        this.clock = clock;
    }

    /** A message ready to go. */
    private record Ready(MessageRepository.Taken taken, Letter letter, SubscribeMessage message) {}

    /** Sends all that is due. */
    void run() {
        List<MessageRepository.Taken> taken;
        do {
            taken = take();
            send(taken);
        } while (taken.size() == AT_ONCE);
    }

    /** @return messages that nobody else takes now */
    List<MessageRepository.Taken> take() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Instant now = clock.now();
            return messages.take(now, now.minus(config.messages().takeover()), AT_ONCE);
        });
    }

    private void send(List<MessageRepository.Taken> taken) {
        List<Ready> ready = new ArrayList<>();
        taken.forEach(one -> prepared(one).ifPresent(ready::add));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Attempt>> attempts = ready.stream()
                    .map(one -> threads.submit(() -> wechat.send(one.message())))
                    .toList();
            for (int i = 0; i < ready.size(); i++) {
                settle(ready.get(i), attempts.get(i));
            }
        }
    }

    /** Where settling fails the message stays taken, and whoever takes it over knows that WeChat may have it. */
    private void settle(Ready one, Future<Attempt> sent) {
        try {
            Attempt attempt = answer(sent);
            QuarkusTransaction.requiringNew().run(() -> settlement.settle(one.taken(), one.letter(), attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log(one.taken(), e);
        }
    }

    private static Attempt answer(Future<Attempt> sent) throws InterruptedException {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            return Attempt.unanswered();
        }
    }

    /** One that cannot be prepared must not keep the others; it stays taken, is tried again, and ends in time. */
    private Optional<Ready> prepared(MessageRepository.Taken taken) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> prepare(taken));
        } catch (RuntimeException e) {
            log(taken, e);
            QuarkusTransaction.requiringNew().run(() -> settlement.broken(taken));
            return Optional.empty();
        }
    }

    private static void log(MessageRepository.Taken taken, Exception e) {
        LOG.warnf(
                "notice could not be sent: kind=%s attempt=%d %s", taken.kind().wire(), taken.attempts(), Fault.of(e));
    }

    private Optional<Ready> prepare(MessageRepository.Taken taken) {
        Letter letter = outbox.open(taken.id(), taken.sealed());
        if (citizens.findById(letter.citizen()) == null
                || taken.kind() == NoticeKind.PAYMENT_PUBLISHED && !payments.stand(letter.subject())) {
            settlement.pointless(taken, letter);
            return Optional.empty();
        }
        if (taken.uncertain() && (letter.longTerm() || messages.another(taken))) {
            settlement.unknown(taken);
            return Optional.empty();
        }
        WechatLogin to = citizens.wechat(letter.citizen());
        Optional<NoticeTemplate> template = templates.of(to.appId(), taken.kind());
        if (template.isEmpty()) {
            settlement.broken(taken);
            return Optional.empty();
        }
        return Optional.of(new Ready(
                taken,
                letter,
                new SubscribeMessage(
                        to.appId(),
                        to.openid(),
                        letter.template(),
                        template.get().pageOf(letter),
                        template.get().fill(letter))));
    }
}
