package cn.fingertip.notify.message;

import cn.fingertip.crypto.BlindIndex;
import cn.fingertip.crypto.Sealer;
import cn.fingertip.identity.CitizenRepository;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Ids;
import cn.fingertip.notify.Moments;
import cn.fingertip.notify.NotifyConfig;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes in, in the transaction of what happened, whom to tell of it through WeChat. The consent is used up here: two
 * messages never count on one. Who has given none costs nothing and leaves nothing.
 */
@ApplicationScoped
class Outbox {
    private final MessageRepository messages;
    private final ConsentRepository given;
    private final Consents consents;
    private final NoticeTemplates templates;
    private final CitizenRepository citizens;
    private final BlindIndex index;
    private final Sealer sealer;
    private final ObjectMapper json;
    private final NotifyConfig config;
    private final Clock clock;

    Outbox(
            MessageRepository messages,
            ConsentRepository given,
            Consents consents,
            NoticeTemplates templates,
            CitizenRepository citizens,
            BlindIndex index,
            Sealer sealer,
            ObjectMapper json,
            NotifyConfig config,
            Clock clock) {
        this.messages = messages;
        this.given = given;
        this.consents = consents;
        this.templates = templates;
        this.citizens = citizens;
        this.index = index;
        this.sealer = sealer;
        this.json = json;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What happened.
     *
     * @param event tells it from everything else of its kind that happened to this villager: told once
     * @param subject id of what it happened to, for the page; null for none
     * @param number null for none; so is the next one
     */
    record Event(NoticeKind kind, UUID citizen, String event, UUID subject, String number, String state) {}

    /** Tells of it soon; nothing where there is no template or no consent, or where it was told before. */
    @Transactional(Transactional.TxType.MANDATORY)
    void tell(Event event) {
        Instant now = clock.now();
        put(event, now, now);
    }

    /**
     * Tells that something is new, at the moment at which all neutral messages go out, once whatever there is. Of reports
     * and of everything else in the same way, down to the length of what is kept.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void tellNeutrally(UUID citizen) {
        Instant moment = Moments.next(clock.now(), config.interval());
        put(new Event(NoticeKind.ATTENTION, citizen, moment.toString(), null, null, null), moment, moment);
    }

    private void put(Event event, Instant at, Instant nextAt) {
        Optional.ofNullable(citizens.findById(event.citizen()))
                .flatMap(citizen -> templates.of(citizen.appid, event.kind()))
                .ifPresent(template -> put(event, template, at, nextAt));
    }

    private void put(Event event, NoticeTemplate template, Instant at, Instant nextAt) {
        byte[] consent = consents.id(event.citizen(), template.id());
        if (!given.use(consent)) {
            return;
        }
        UUID id = Ids.random();
        Letter letter = new Letter(
                event.citizen(),
                template.id(),
                template.longTerm(),
                event.subject(),
                at,
                event.number(),
                event.state());
        boolean added = messages.add(new MessageRepository.Written(
                id,
                index.of("notice-event", event.kind().wire() + "\n" + event.citizen() + "\n" + event.event()),
                consent,
                event.kind(),
                seal(id, letter),
                at,
                nextAt,
                nextAt.plus(config.messages().giveUpAfter())));
        if (!added) {
            given.giveBack(consent, config.messages().consents());
        }
    }

    private byte[] seal(UUID id, Letter letter) {
        try {
            return sealer.seal(json.writeValueAsBytes(letter), context(id));
        } catch (JsonProcessingException e) {
            // Its message would quote the letter.
            throw new IllegalStateException("a letter could not be written");
        }
    }

    /** @return what {@link #put} sealed */
    Letter open(UUID id, byte[] sealed) {
        try {
            return json.readValue(sealer.open(sealed, context(id)), Letter.class);
        } catch (IOException e) {
            throw new IllegalStateException("a letter could not be read");
        }
    }

    private static String context(UUID id) {
        return "wechat_notice.sealed:" + id;
    }
}
