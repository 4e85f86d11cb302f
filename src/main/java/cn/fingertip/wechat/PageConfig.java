package cn.fingertip.wechat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Pages of the mini-program that codes, links and messages lead to; the defaults are those of the reference one. */
@ConfigMapping(prefix = "fingertip.wechat.page")
public interface PageConfig {
    /** @return the page of one roster */
    @WithDefault("pages/roster/index")
    String roster();

    /** @return the home page of a county, township or village */
    @WithDefault("pages/site/index")
    String site();

    /** @return which version of the mini-program opens */
    @WithDefault("release")
    Version version();

    /** @return codes that are made a day, in all; a safeguard, for each is made once and kept */
    @WithDefault("5000")
    int codesPerDay();

    /** @return codes that are made for one source in a window of {@code fingertip.throttle.window} */
    @WithDefault("60")
    int codesPerSource();

    /** Versions of a mini-program, under the two sets of names that WeChat has for them. */
    enum Version {
        RELEASE("release", "formal"),
        TRIAL("trial", "trial"),
        DEVELOP("develop", "developer");

        private final String environment;
        private final String state;

        Version(String environment, String state) {
            this.environment = environment;
            this.state = state;
        }

        /** @return {@code env_version} */
        String environment() {
            return environment;
        }

        /** @return {@code miniprogram_state} */
        String state() {
            return state;
        }
    }
}
