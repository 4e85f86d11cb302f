package cn.fingertip.embedded.wechat.api;

import cn.fingertip.embedded.wechat.server.Answer;
import cn.fingertip.embedded.wechat.server.App;
import cn.fingertip.embedded.wechat.server.Call;
import cn.fingertip.embedded.wechat.server.Digests;
import cn.fingertip.embedded.wechat.server.Endpoint;
import cn.fingertip.embedded.wechat.server.Time;
import cn.fingertip.embedded.wechat.server.WechatError;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The phone number behind a code of {@code getPhoneNumber}. A code is good once; {@code phone-19900001234} gives that
 * number, any other an invented one of its own, and what begins with {@code bad-} none.
 */
public final class PhoneNumber extends Endpoint {

    private final Time time;
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    /** {@code POST /wxa/business/getuserphonenumber}. */
    public PhoneNumber(Time time) {
        super("POST", "/wxa/business/getuserphonenumber");
        this.time = time;
    }

    /** No code was used yet. */
    public void clear() {
        used.clear();
    }

    @Override
    public Answer answer(Call call) throws WechatError {
        var app = call.appOf(App.Kind.MINI_PROGRAM);
        var code = call.text("code");
        if (code.isEmpty() || code.startsWith("bad-") || !used.add(app.appId() + " " + code)) {
            throw new WechatError(40029, "invalid code");
        }
        var number = numberOf(code);
        return Answer.json(Map.of(
                "errcode",
                0,
                "errmsg",
                "ok",
                "phone_info",
                Map.of(
                        "phoneNumber",
                        number,
                        "purePhoneNumber",
                        number,
                        "countryCode",
                        "86",
                        "watermark",
                        Map.of("timestamp", time.now().getEpochSecond(), "appid", app.appId()))));
    }

    private static String numberOf(String code) {
        if (code.matches("phone-1[0-9]{10}")) {
            return code.substring("phone-".length());
        }
        return "1990000%04d"
                .formatted(Math.floorMod(Digests.letters("phone " + code).hashCode(), 10_000));
    }
}
