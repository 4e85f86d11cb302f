package cn.fingertip.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** README says which variables name further apps; these are they. */
class AppsFromTheEnvironmentTest {
    @Test
    void everyAppIsNamedByVariables() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(
                        Map.of(
                                "WX_MINIAPP_APPID", "wx-county",
                                "WX_MINIAPP_AES_KEY", "key-county",
                                "WX_MA_APPS_TOWN_APPID", "wx-town",
                                "WX_MA_APPS_TOWN_SECRET", "secret-town",
                                "WX_MA_APPS_TOWN_AES_KEY", "key-town",
                                "WX_MP_APPID", "wx-account",
                                "WX_MP_APPS_TOWN_APPID", "wx-account-town",
                                "WX_MP_APPS_TOWN_TOKEN", "token-town",
                                "WX_MP_APPS_OTHER_APPID", "wx-account-other"),
                        300))
                .withMapping(MiniProgramConfig.class)
                .withMapping(MiniProgramsConfig.class)
                .withMapping(PublicAccountsConfig.class)
                .build();
        MiniProgramConfig first = config.getConfigMapping(MiniProgramConfig.class);
        assertThat(first.appid()).contains("wx-county");
        assertThat(first.aesKey()).contains("key-county");
        MiniProgramsConfig.App town =
                config.getConfigMapping(MiniProgramsConfig.class).apps().get("town");
        assertThat(town.appid()).isEqualTo("wx-town");
        assertThat(town.secret()).isEqualTo("secret-town");
        assertThat(town.aesKey()).contains("key-town");
        PublicAccountsConfig accounts = config.getConfigMapping(PublicAccountsConfig.class);
        assertThat(accounts.appid()).contains("wx-account");
        assertThat(accounts.apps()).containsOnlyKeys("town", "other");
        assertThat(accounts.apps().get("town").token()).contains("token-town");
    }
}
