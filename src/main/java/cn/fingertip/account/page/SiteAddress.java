package cn.fingertip.account.page;

import cn.fingertip.account.AccountConfig;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.URI;

/** Where the public reaches this site: as it is set, otherwise as the request was addressed. */
@Singleton
class SiteAddress {
    private final AccountConfig config;

    SiteAddress(AccountConfig config) {
        this.config = config;
    }

    /** @return without a slash at the end */
    String of(HttpServerRequest request) {
        return config.address()
                .map(URI::toString)
                .orElseGet(() -> request.scheme() + "://" + request.authority())
                .replaceAll("/+$", "");
    }
}
