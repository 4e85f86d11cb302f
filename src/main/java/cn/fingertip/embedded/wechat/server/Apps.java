package cn.fingertip.embedded.wechat.server;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is registered. */
public final class Apps {

    private final Map<String, App> byId = Collections.synchronizedMap(new LinkedHashMap<>());

    /** Registers an app, or changes the one with its id. */
    public void register(App app) {
        byId.put(app.appId(), app);
    }

    /** @return those registered, first come first */
    public Collection<App> all() {
        synchronized (byId) {
            return List.copyOf(byId.values());
        }
    }

    /** @return the app with this id */
    public Optional<App> find(String appId) {
        return Optional.ofNullable(appId).map(byId::get);
    }

    /** Refuses a caller that is not the app's server: 40013 by its id, 40125 by its secret. */
    public App check(String appId, String secret) throws WechatError {
        var app = find(appId).orElseThrow(() -> new WechatError(40013, "invalid appid"));
        if (!app.secret().equals(secret)) {
            throw new WechatError(40125, "invalid appsecret");
        }
        return app;
    }
}
