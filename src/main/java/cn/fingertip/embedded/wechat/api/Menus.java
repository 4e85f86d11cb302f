package cn.fingertip.embedded.wechat.api;

import cn.fingertip.embedded.wechat.server.Answer;
import cn.fingertip.embedded.wechat.server.App;
import cn.fingertip.embedded.wechat.server.Call;
import cn.fingertip.embedded.wechat.server.Deliveries;
import cn.fingertip.embedded.wechat.server.Endpoint;
import cn.fingertip.embedded.wechat.server.WechatError;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The menus of public accounts: made as a whole, asked for, taken away. */
public final class Menus {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final Map<String, JsonNode> byAppId = new ConcurrentHashMap<>();
    private final Deliveries deliveries;

    /** @param deliveries where each new menu is shown */
    public Menus(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    private interface Answering {
        Answer to(App app, Call call) throws WechatError;
    }

    private static final class Path extends Endpoint {
        private final Answering answering;

        Path(String method, String path, Answering answering) {
            super(method, path);
            this.answering = answering;
        }

        @Override
        public Answer answer(Call call) throws WechatError {
            return answering.to(call.appOf(App.Kind.PUBLIC_ACCOUNT), call);
        }
    }

    /** @return {@code /cgi-bin/menu/create}, {@code /get} and {@code /delete} */
    public List<Endpoint> endpoints() {
        return List.of(
                new Path("POST", "/cgi-bin/menu/create", this::create),
                new Path("GET", "/cgi-bin/menu/get", this::get),
                new Path("GET", "/cgi-bin/menu/delete", this::delete));
    }

    /** Nobody has a menu. */
    public void clear() {
        byAppId.clear();
    }

    private Answer create(App app, Call call) throws WechatError {
        MenuRules.check(call.body().path("button"));
        byAppId.put(app.appId(), call.body());
        deliveries.add("menu", app, "", JSON.convertValue(call.body(), MAP));
        return Answer.ok();
    }

    private Answer get(App app, Call call) throws WechatError {
        var menu = byAppId.get(app.appId());
        if (menu == null) {
            throw new WechatError(46003, "menu no exist");
        }
        return Answer.json(Map.of("menu", menu));
    }

    private Answer delete(App app, Call call) {
        byAppId.remove(app.appId());
        deliveries.add("menu", app, "", Map.of("button", List.of()));
        return Answer.ok();
    }
}
