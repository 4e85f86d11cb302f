package cn.fingertip.notify.message;

import cn.fingertip.crypto.BlindIndex;
import cn.fingertip.identity.CitizenRepository;
import cn.fingertip.identity.CurrentCitizen;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import cn.fingertip.notify.NotifyConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the villager who asks has agreed to get through WeChat, in the mini-program of their account. */
@ApplicationScoped
class Consents {
    private final ConsentRepository consents;
    private final NoticeTemplates templates;
    private final CitizenRepository citizens;
    private final CurrentCitizen current;
    private final BlindIndex index;
    private final NotifyConfig config;
    private final Clock clock;

    Consents(
            ConsentRepository consents,
            NoticeTemplates templates,
            CitizenRepository citizens,
            CurrentCitizen current,
            BlindIndex index,
            NotifyConfig config,
            Clock clock) {
        this.consents = consents;
        this.templates = templates;
        this.citizens = citizens;
        this.current = current;
        this.index = index;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    NoticeTemplateList mine() {
        UUID me = current.require();
        return shown(me, offered(me));
    }

    /**
     * Takes in what {@code wx.requestSubscribeMessage} gave.
     *
     * @throws Problem 422 {@code notice-template-unknown}; then nothing is taken in
     */
    @Transactional
    NoticeTemplateList record(List<NoticeConsentRequest.Result> results) {
        UUID me = current.require();
        Collection<NoticeTemplate> offered = offered(me);
        // Two kinds may share a template; consent is the template's.
        Map<String, NoticeTemplate> byId =
                offered.stream().collect(Collectors.toMap(NoticeTemplate::id, Function.identity(), (one, same) -> one));
        // In one order, whatever the phone's: two at once would each wait for a row of the other's.
        Map<String, ConsentAnswer> answers = new TreeMap<>();
        results.forEach(result -> answers.put(result.template(), result.result()));
        if (!byId.keySet().containsAll(answers.keySet())) {
            throw Problem.rule("notice-template-unknown", "没有这个消息模板", "这个小程序没有使用其中的消息模板,请重新打开页面,获取最新的模板后再订阅。");
        }
        answers.forEach((template, answer) -> record(me, byId.get(template), answer));
        return shown(me, offered);
    }

    /** @return by what a villager's consent is found, without the configuration's key by nobody */
    byte[] id(UUID citizen, String template) {
        return index.of("notice-consent", citizen + "\n" + template);
    }

    private void record(UUID me, NoticeTemplate template, ConsentAnswer answer) {
        byte[] id = id(me, template.id());
        if (template.longTerm() && answer.decides()) {
            consents.longTerm(id, template.id(), answer.agrees(), clock.today());
        } else if (answer.agrees()) {
            consents.addOne(id, template.id(), config.messages().consents(), clock.today());
        }
    }

    private Collection<NoticeTemplate> offered(UUID citizen) {
        return templates.of(citizens.findById(citizen).appid);
    }

    private NoticeTemplateList shown(UUID me, Collection<NoticeTemplate> offered) {
        List<byte[]> ids =
                offered.stream().map(template -> id(me, template.id())).toList();
        Map<String, ConsentRepository.Consent> given = consents.of(ids);
        return new NoticeTemplateList(offered.stream()
                .map(template -> NoticeTemplateView.of(
                        template,
                        given.getOrDefault(
                                HexFormat.of().formatHex(id(me, template.id())), ConsentRepository.Consent.NONE)))
                .toList());
    }
}
