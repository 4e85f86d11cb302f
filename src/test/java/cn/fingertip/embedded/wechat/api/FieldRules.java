package cn.fingertip.embedded.wechat.api;

import cn.fingertip.embedded.wechat.server.WechatError;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** WeChat's rules of fields, as the stand-in holds messages against them. */
public final class FieldRules {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FieldRules() {}

    /** @return whether a message whose data is this field alone is taken */
    public static boolean take(String field, String value) {
        try {
            TemplateData.of(JSON.valueToTree(Map.of(field, Map.of("value", value))));
            return true;
        } catch (WechatError refused) {
            return false;
        }
    }
}
