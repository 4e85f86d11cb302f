package cn.fingertip.embedded.wechat;

import cn.fingertip.embedded.wechat.server.Delivery;
import java.util.List;
import java.util.Map;

/** What came out, as another process reads it. */
record DeliveryView(long number, String at, String kind, String appid, String openid, Map<String, ?> content) {

    static List<DeliveryView> of(List<Delivery> deliveries) {
        return deliveries.stream()
                .map(one -> new DeliveryView(
                        one.number(), one.at().toString(), one.kind(), one.appId(), one.openid(), one.content()))
                .toList();
    }
}
