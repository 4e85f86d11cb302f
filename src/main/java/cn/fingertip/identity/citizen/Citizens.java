package cn.fingertip.identity.citizen;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.crypto.BlindIndex;
import cn.fingertip.crypto.Sealer;
import cn.fingertip.identity.Citizen;
import cn.fingertip.identity.CitizenRepository;
import cn.fingertip.identity.session.LoginView;
import cn.fingertip.identity.session.Sessions;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Ids;
import cn.fingertip.wechat.WechatLogin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Villagers' accounts: made at the first login, and shown to their owners. */
@ApplicationScoped
public class Citizens {
    private final CitizenRepository citizens;
    private final Sessions sessions;
    private final BlindIndex blindIndex;
    private final Sealer sealer;
    private final Phones phones;
    private final AuditTrail audit;
    private final Clock clock;

    Citizens(
            CitizenRepository citizens,
            Sessions sessions,
            BlindIndex blindIndex,
            Sealer sealer,
            Phones phones,
            AuditTrail audit,
            Clock clock) {
        this.citizens = citizens;
        this.sessions = sessions;
        this.blindIndex = blindIndex;
        this.sealer = sealer;
        this.phones = phones;
        this.audit = audit;
        this.clock = clock;
    }

    /** Opens a session for whoever WeChat says has logged in. */
    @Transactional
    public LoginView login(WechatLogin login) {
        byte[] index = blindIndex.of("openid", login.appId() + '\n' + login.openid());
        return sessions.open(citizens.byOpenid(index).orElseGet(() -> add(index, login)));
    }

    /** @return what the owner sees of their account */
    @Transactional
    public MeView me(UUID id) {
        Citizen citizen = citizens.findById(id);
        return new MeView(
                id.toString(),
                citizen.verified(),
                citizen.verified() ? MeView.masked(citizens.nameOf(citizen)) : null,
                phones.masked(citizen));
    }

    private Citizen add(byte[] index, WechatLogin login) {
        UUID id = Ids.random();
        // Two first logins of one person may come at once: the second finds what the first made.
        boolean added = citizens.add(
                id,
                index,
                sealer.seal(login.openid(), CitizenRepository.openidContext(id)),
                login.appId(),
                clock.now());
        Citizen citizen = citizens.byOpenid(index).orElseThrow();
        if (added) {
            audit.record(AuditEvent.of("citizen.added", "citizen:" + id)
                    .by("citizen:" + id)
                    .with("appId", login.appId()));
        }
        return citizen;
    }
}
