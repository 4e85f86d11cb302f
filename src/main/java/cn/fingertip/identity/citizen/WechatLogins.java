package cn.fingertip.identity.citizen;

import cn.fingertip.crypto.Asker;
import cn.fingertip.crypto.WorkGate;
import cn.fingertip.identity.session.LoginView;
import cn.fingertip.wechat.MiniPrograms;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Logs villagers in by what WeChat says of their code. Each code is asked of WeChat, so that a flood of made-up ones would
 * use up what WeChat answers to this site, and nobody could log in any more; above a rate each costs work, and nobody is
 * refused, for on the day of a roster a whole village logs in from one address of its carrier.
 */
@ApplicationScoped
class WechatLogins {
    private final WorkGate gate;
    private final MiniPrograms miniPrograms;
    private final Citizens citizens;
    private final LoginConfig config;

    WechatLogins(WorkGate gate, MiniPrograms miniPrograms, Citizens citizens, LoginConfig config) {
        this.gate = gate;
        this.miniPrograms = miniPrograms;
        this.citizens = citizens;
        this.config = config;
    }

    /**
     * @throws cn.fingertip.kernel.Problem 428 {@code proof-of-work-required} with a challenge, before WeChat is asked; and
     *     what {@link MiniPrograms#login} throws
     */
    LoginView login(WechatLoginRequest request, Asker asker) {
        gate.pass("login", asker, config.perSource(), config.rush());
        return citizens.login(miniPrograms.login(request.appId(), request.code()));
    }
}
