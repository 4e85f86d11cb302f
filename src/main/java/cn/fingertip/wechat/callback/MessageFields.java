package cn.fingertip.wechat.callback;

import cn.fingertip.kernel.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the fields of a message, whichever of the two formats WeChat was told to send: {@code <xml>} or JSON. */
final class MessageFields {
    private static final ObjectMapper JSON = new ObjectMapper();
    // The JDK's own: which other one the class path offers first is no matter of ours to rely on.
    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    private MessageFields() {}

    /**
     * @param body of at most some kilobytes
     * @return the top level's texts by name, those one level below as {@code result.suggest}; deeper ones and lists are left
     *     out
     * @throws Problem 400 {@code wechat-message-unreadable}, for a document type declaration too
     */
    static Map<String, String> of(byte[] body) {
        try {
            return isXml(body) ? ofXml(body) : ofJson(body);
        } catch (XMLStreamException | IOException e) {
            throw CallbackProblems.unreadable();
        }
    }

    private static boolean isXml(byte[] body) {
        int start = 0;
        while (start < body.length && Character.isWhitespace(body[start])) {
            start++;
        }
        return start < body.length && body[start] == '<';
    }

    private static Map<String, String> ofJson(byte[] body) throws IOException {
        JsonNode message = JSON.readTree(body);
        if (message == null || !message.isObject()) {
            throw CallbackProblems.unreadable();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        message.properties().forEach(field -> {
            put(fields, field.getKey(), field.getValue());
            if (field.getValue().isObject()) {
                field.getValue()
                        .properties()
                        .forEach(inner -> put(fields, field.getKey() + '.' + inner.getKey(), inner.getValue()));
            }
        });
        return fields;
    }

    private static void put(Map<String, String> fields, String name, JsonNode value) {
        if (value.isValueNode() && !value.isNull()) {
            fields.put(name, value.asText());
        }
    }

    private static Map<String, String> ofXml(byte[] body) throws XMLStreamException {
        XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(body));
        Map<String, String> fields = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        String parent = "";
        int depth = 0;
        boolean leaf = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw CallbackProblems.unreadable();
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    leaf = depth == 2 || depth == 3;
                    parent = depth == 2 ? xml.getLocalName() : parent;
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (leaf) {
                        String name = xml.getLocalName();
                        fields.put(depth == 2 ? name : parent + '.' + name, text.toString());
                    }
                    leaf = false;
                    depth--;
                }
                default -> {
                    // Comments and white space say nothing.
                }
            }
        }
        return fields;
    }
}
