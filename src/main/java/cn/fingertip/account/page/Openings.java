package cn.fingertip.account.page;

import cn.fingertip.crypto.SourceThrottle;
import cn.fingertip.kernel.Problem;
import cn.fingertip.wechat.PublicAccounts;
import cn.fingertip.wechat.WechatLogin;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Pages opened from a menu, by WeChat's OAuth2 (snsapi_base: the reader is asked nothing). Whatever goes wrong on the way,
 * the page opens all the same, without a login: what is public stays readable.
 */
@ApplicationScoped
class Openings {
    private static final Logger LOG = Logger.getLogger(Openings.class);
    private static final String STATE = "state";
    private static final String USED = "used";
    private static final String LOGIN = "login";

    private final PublicAccounts accounts;
    private final OneTimeValues values;
    private final SourceThrottle throttle;
    private final OpenConfig config;

    /**
     * Where the reader goes on.
     *
     * @param cookie what the browser keeps until then, null for nothing
     */
    record Way(String location, String cookie) {}

    Openings(PublicAccounts accounts, OneTimeValues values, SourceThrottle throttle, OpenConfig config) {
        this.accounts = accounts;
        this.values = values;
        this.throttle = throttle;
        this.config = config;
    }

    boolean knows(String appId) {
        return accounts.ids().contains(appId);
    }

    /**
     * @param back the address WeChat sends the reader to, of this site
     * @param source who asks, as the server sees it
     * @return WeChat's page, or {@code to} itself where WeChat must not or cannot be asked
     */
    Way open(String appId, OwnPath to, String back, String source) {
        if (to.leadsTo(config.anonymous()) || throttle.tally("open", source) > config.perSource()) {
            return new Way(to.text(), null);
        }
        String browser = OneTimeValues.secret();
        return values.keep(STATE, appId + '\n' + browser + '\n' + to.text(), config.stateLife())
                .map(state -> new Way(
                        config.authorizeUrl() + "?appid=" + encoded(appId) + "&redirect_uri=" + encoded(back)
                                + "&response_type=code&scope=snsapi_base&state=" + state + "#wechat_redirect",
                        browser))
                .orElseGet(() -> new Way(to.text(), null));
    }

    /**
     * The reader comes back. Waits for WeChat.
     *
     * @param browser what {@link #open} gave this browser to keep, null where it has nothing
     * @param code null where the reader refused
     * @return where to go on, with the secret of a login where WeChat says who it is; without one the second time, for
     *     WeChat's browser loads the address twice now and then, and shows what the second answers; empty where the state is
     *     none of ours, too old, used up, or another browser's
     */
    Optional<Way> back(String appId, String state, String browser, String code) {
        Optional<Way> first = values.take(STATE, state)
                .map(kept -> kept.split("\n", 3))
                .filter(kept -> kept[0].equals(appId) && same(kept[1], browser))
                .map(kept -> {
                    values.keep(USED, state, kept[2], config.loginLife());
                    return new Way(kept[2], login(appId, code).orElse(null));
                });
        // Without a login there is nothing in it that a link to the page has not.
        return first.or(() -> values.take(USED, state).map(to -> new Way(to, null)));
    }

    /** @return whose login this secret is, once */
    Optional<WechatLogin> take(String secret) {
        return values.take(LOGIN, secret)
                .map(kept -> kept.split("\n", 2))
                .map(kept -> new WechatLogin(kept[1], kept[0]));
    }

    private Optional<String> login(String appId, String code) {
        if (code == null || code.isBlank()) {
            return Optional.empty();
        }
        try {
            WechatLogin who = accounts.login(appId, code);
            return values.keep(LOGIN, who.appId() + '\n' + who.openid(), config.loginLife());
        } catch (Problem problem) {
            LOG.infof("A page of app %s opens without a login: %s", appId, problem.code());
            return Optional.empty();
        }
    }

    private static boolean same(String kept, String given) {
        return given != null
                && MessageDigest.isEqual(kept.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
