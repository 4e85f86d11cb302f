package cn.fingertip.wechat;

import java.util.Map;
import java.util.Optional;
import me.chanjar.weixin.common.redis.WxRedisOps;
import org.apache.hc.core5.ssl.SSLContexts;

/** Apps of a test's own, that know nothing of the site's. */
final class TestApps {
    static final String APP = "wx-test";
    static final String OTHER = "wx-other";
    static final String ACCOUNT = "wx-account";
    static final String SECRET = "secret-of-the-app";

    private TestApps() {}

    static MiniPrograms miniPrograms(WechatConfig config, WxRedisOps tokens) {
        return new MiniPrograms(
                config,
                new One(),
                () -> Map.of("other", new Further(OTHER)),
                tokens,
                SSLContexts.createSystemDefault());
    }

    static PublicAccounts publicAccounts(WechatConfig config, WxRedisOps tokens) {
        return new PublicAccounts(config, new Account(), tokens, SSLContexts.createSystemDefault());
    }

    record Pages(Version version) implements PageConfig {
        @Override
        public String roster() {
            return "pages/roster/index";
        }

        @Override
        public String site() {
            return "pages/site/index";
        }

        @Override
        public int codesPerDay() {
            return 10;
        }

        @Override
        public int codesPerSource() {
            return 10;
        }
    }

    private record One() implements MiniProgramConfig {
        @Override
        public Optional<String> appid() {
            return Optional.of(APP);
        }

        @Override
        public Optional<String> secret() {
            return Optional.of(SECRET);
        }

        @Override
        public Optional<String> token() {
            return Optional.empty();
        }

        @Override
        public Optional<String> aesKey() {
            return Optional.empty();
        }
    }

    private record Further(String appid) implements MiniProgramsConfig.App {
        @Override
        public String secret() {
            return SECRET;
        }

        @Override
        public Optional<String> token() {
            return Optional.empty();
        }

        @Override
        public Optional<String> aesKey() {
            return Optional.empty();
        }
    }

    record Account() implements PublicAccountsConfig {
        @Override
        public Optional<String> appid() {
            return Optional.of(ACCOUNT);
        }

        @Override
        public Optional<String> secret() {
            return Optional.of(SECRET);
        }

        @Override
        public Optional<String> token() {
            return Optional.empty();
        }

        @Override
        public Optional<String> aesKey() {
            return Optional.empty();
        }

        @Override
        public Map<String, App> apps() {
            return Map.of();
        }
    }
}
