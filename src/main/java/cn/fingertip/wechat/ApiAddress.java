package cn.fingertip.wechat;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * Refuses, at the start, an address that the apps' secrets would go to in the clear. No constraint on the setting says
 * so: one is enough for all settings to be validated, and then those of no package could be its own.
 */
@Startup
@Singleton
class ApiAddress {
    private static final Pattern ENCRYPTED_OR_HERE =
            Pattern.compile("https://.+|http://(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]+)?(/.*)?");

    ApiAddress(WechatConfig config) {
        if (!ENCRYPTED_OR_HERE.matcher(config.apiBaseUrl()).matches()) {
            throw new IllegalStateException(
                    "fingertip.wechat.api-base-url must begin with https://, unless it is on this machine");
        }
    }
}
