package cn.fingertip.notify.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The template of one kind in one mini-program.
 *
 * @param id that WeChat gave it
 * @param longTerm whether it is agreed to once, and not for one message
 * @param page {@code {id}} in it stands for the id of what a message tells of
 */
record NoticeTemplate(NoticeKind kind, String id, boolean longTerm, String page, List<TemplateField> fields) {
    Map<String, String> fill(Letter letter) {
        Map<String, String> filled = new LinkedHashMap<>();
        fields.forEach(field -> filled.put(field.name(), field.fill(kind, letter)));
        return filled;
    }

    String pageOf(Letter letter) {
        return letter.subject() == null
                ? page
                : page.replace("{id}", letter.subject().toString());
    }
}
