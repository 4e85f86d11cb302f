package cn.fingertip.notify;

import cn.fingertip.crypto.BlindIndex;
import cn.fingertip.identity.CurrentCitizen;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** The notices of the villager who asks. */
@ApplicationScoped
class Notices {
    private final NoticeRepository notices;
    private final BlindIndex index;
    private final CurrentCitizen citizen;

    Notices(NoticeRepository notices, BlindIndex index, CurrentCitizen citizen) {
        this.notices = notices;
        this.index = index;
        this.citizen = citizen;
    }

    @Transactional
    NoticeList mine() {
        return new NoticeList(notices.of(reader(citizen.require())));
    }

    @Transactional
    void forgetMine() {
        notices.forget(reader(citizen.require()));
    }

    /** @return by what a villager's notices are found, without the configuration's key by nobody */
    byte[] reader(UUID who) {
        return index.of("notice-reader", who.toString());
    }
}
