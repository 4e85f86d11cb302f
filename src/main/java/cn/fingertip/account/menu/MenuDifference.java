package cn.fingertip.account.menu;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One place where the file and what WeChat has are not the same. */
@Schema(name = "MenuDifference", description = "菜单文件与微信上菜单的一处不同")
record MenuDifference(
        @Schema(description = "位置", examples = "button[1].sub_button[0].name") @NotNull
        String path,

        @Schema(
                description = "added 文件里多出的;removed 微信上有、文件里没有的;changed 两处不同的",
                enumeration = {"added", "removed", "changed"})
        @NotNull
        String kind,

        @Schema(description = "微信上的", examples = "查补贴") String applied,
        @Schema(description = "文件里的", examples = "查惠农补贴") String inFile) {

    /** @return in the order of the paths; empty where both say the same, however they write it */
    static List<MenuDifference> between(JsonNode applied, JsonNode inFile) {
        SortedMap<String, String> old = flat(applied);
        SortedMap<String, String> wanted = flat(inFile);
        TreeSet<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(wanted.keySet());
        return paths.stream()
                .filter(path -> !wanted.getOrDefault(path, "").equals(old.getOrDefault(path, "")))
                .map(path -> new MenuDifference(path, kind(old, wanted, path), old.get(path), wanted.get(path)))
                .toList();
    }

    private static String kind(Map<String, String> old, Map<String, String> wanted, String path) {
        return !old.containsKey(path) ? "added" : wanted.containsKey(path) ? "changed" : "removed";
    }

    /** Empty lists vanish: WeChat gives every button a {@code sub_button}, of a leaf an empty one. */
    private static SortedMap<String, String> flat(JsonNode menu) {
        SortedMap<String, String> fields = new TreeMap<>();
        flatten("button", menu.path("button"), fields);
        return fields;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> fields) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "[" + i + "]", node.get(i), fields);
            }
        } else if (node.isObject()) {
            node.properties().forEach(field -> flatten(path + "." + field.getKey(), field.getValue(), fields));
        } else if (!node.isMissingNode() && !node.isNull()) {
            fields.put(path, node.asText());
        }
    }
}
