package cn.fingertip.embedded.wechat.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Uploaded forms, as far as an endpoint wants to know what came. */
final class Multipart {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE = Pattern.compile("filename=\"([^\"]*)\"");

    private Multipart() {}

    /** @return by the name of each part its {@code filename} and {@code bytes} */
    static JsonNode of(String contentType, byte[] body) {
        ObjectNode parts = JsonNodeFactory.instance.objectNode();
        var boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            return parts;
        }
        // One byte, one character.
        var text = new String(body, StandardCharsets.ISO_8859_1);
        for (var part : text.split(Pattern.quote("--" + boundary.group(1)))) {
            var end = part.indexOf("\r\n\r\n");
            var name = NAME.matcher(end < 0 ? "" : part.substring(0, end));
            if (name.find()) {
                var file = FILE.matcher(part.substring(0, end));
                parts.putObject(name.group(1))
                        .put("filename", file.find() ? file.group(1) : "")
                        .put("bytes", part.length() - end - "\r\n\r\n\r\n".length());
            }
        }
        return parts;
    }
}
