package cn.fingertip.embedded.wechat.push;

import cn.fingertip.embedded.wechat.server.App;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Messages in the two formats: XML of public accounts, JSON of mini-programs. */
final class MessageText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private MessageText() {}

    /** @return in the format of the app's kind */
    static String of(App app, Map<String, ?> message) {
        if (app.kind() == App.Kind.PUBLIC_ACCOUNT) {
            return "<xml>" + elements(message) + "</xml>";
        }
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and texts are JSON", e);
        }
    }

    private static String elements(Map<?, ?> fields) {
        var xml = new StringBuilder();
        fields.forEach((name, value) -> xml.append('<')
                .append(name)
                .append('>')
                .append(content(value))
                .append("</")
                .append(name)
                .append('>'));
        return xml.toString();
    }

    private static String content(Object value) {
        return switch (value) {
            case Map<?, ?> inner -> elements(inner);
            case Number number -> number.toString();
            default -> "<![CDATA[" + value.toString().replace("]]>", "]]]]><![CDATA[>") + "]]>";
        };
    }

    /** @return the text of the first element of this name */
    static Optional<String> element(String xml, String name) {
        var found = Pattern.compile("<" + name + ">(?:<!\\[CDATA\\[)?(.*?)(?:]]>)?</" + name + ">", Pattern.DOTALL)
                .matcher(xml);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
