package cn.fingertip.embedded.wechat.api;

import cn.fingertip.embedded.wechat.server.WechatError;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The fields of a subscribe message: what each kind may hold is in its name, {@code thing1}, {@code date2}. */
final class TemplateData {

    private static final String DAY = "[0-9]{4}(?:年[0-9]{1,2}月[0-9]{1,2}日|[-/.][0-9]{1,2}[-/.][0-9]{1,2})";
    private static final String HOUR = "[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?";
    private static final String MOMENT = DAY + "(?: ?" + HOUR + ")?";
    private static final Pattern NAME = Pattern.compile("([a-z_]+)[0-9]+");

    /** As WeChat lists them, but for names, which are checked by length alone. */
    private static final Map<String, Pattern> KINDS = Map.ofEntries(
            kind("thing", "[^\\n\\r]{1,20}"),
            kind("number", "(?=.{1,32}$)-?[0-9]+(?:\\.[0-9]+)?"),
            kind("letter", "[A-Za-z]{1,32}"),
            kind("symbol", "[^\\p{L}\\p{N}]{1,5}"),
            kind("character_string", "[\\x20-\\x7e]{1,32}"),
            kind("time", "(?:" + HOUR + "|" + MOMENT + ")(?:~(?:" + HOUR + "|" + MOMENT + "))?"),
            kind("date", MOMENT + "(?:~" + MOMENT + ")?"),
            kind("amount", "[^0-9\\p{L}]?[0-9]{1,10}(?:\\.[0-9]+)?元?"),
            kind("phone_number", "[-+0-9() ]{1,17}"),
            kind("car_number", ".{1,8}"),
            kind("name", "\\p{IsHan}[\\p{IsHan}·]{0,9}|(?:(?!\\p{IsHan})[-\\p{L}·. ]){1,20}"),
            kind("phrase", "\\p{IsHan}{1,5}"),
            kind("const", ".{1,20}"),
            kind("enum", ".{1,20}"));

    private TemplateData() {}

    private static Map.Entry<String, Pattern> kind(String name, String pattern) {
        return Map.entry(name, Pattern.compile(pattern));
    }

    /**
     * Reads them.
     *
     * @return value by field
     * @throws WechatError 47003 that names the field, as WeChat does
     */
    static Map<String, String> of(JsonNode data) throws WechatError {
        var values = new LinkedHashMap<String, String>();
        if (!data.isObject() || data.isEmpty()) {
            throw new WechatError(47003, "argument invalid! data is empty");
        }
        for (var field : data.properties()) {
            var value = field.getValue().path("value").asText("");
            if (!allows(field.getKey(), value)) {
                throw new WechatError(47003, "argument invalid! data." + field.getKey() + ".value invalid");
            }
            values.put(field.getKey(), value);
        }
        return values;
    }

    private static boolean allows(String field, String value) {
        var name = NAME.matcher(field);
        var pattern = name.matches() ? KINDS.get(name.group(1)) : null;
        return pattern != null && pattern.matcher(value).matches();
    }
}
