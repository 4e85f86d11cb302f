package cn.fingertip.roster.importing.xlsx;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Where the parts that a part speaks of are. Strict and transitional workbooks differ in the front of a link's kind. */
final class PartLinks {
    private record Link(String kind, String target) {}

    private final Map<String, Link> links = new LinkedHashMap<>();

    /** @param part name of the part, empty for the package itself */
    static PartLinks read(WorkbookParts parts, String part) throws IOException {
        int slash = part.lastIndexOf('/') + 1;
        String folder = part.substring(0, slash);
        String where = folder + "_rels/" + part.substring(slash) + ".rels";
        PartLinks found = new PartLinks();
        if (!parts.has(where)) {
            return found;
        }
        try (PartStream in = parts.open(where)) {
            XmlScan xml = new XmlScan(in);
            for (XmlScan.Token token = xml.next(); token != XmlScan.Token.EOF; token = xml.next()) {
                if (token == XmlScan.Token.START && xml.is("Relationship")) {
                    found.add(folder, xml.attribute("Id"), xml.attribute("Type"), xml.attribute("Target"));
                }
            }
        }
        return found;
    }

    /** @return the first part of a kind, by the kind's end; null where there is none */
    String first(String kind) {
        return links.values().stream()
                .filter(link -> link.kind.endsWith(kind))
                .map(Link::target)
                .findFirst()
                .orElse(null);
    }

    /** @return the part a link leads to, null where there is none of that kind */
    String of(String id, String kind) {
        Link link = links.get(id);
        return link == null || !link.kind.endsWith(kind) ? null : link.target;
    }

    private void add(String folder, String id, String kind, String target) {
        if (id == null || kind == null || target == null) {
            return;
        }
        String path = resolved(target.startsWith("/") ? target : folder + target);
        links.put(id, new Link(kind, path.toLowerCase(Locale.ROOT)));
    }

    /** What leads out of the package stays at its top. */
    private static String resolved(String path) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.split("/")) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return String.join("/", segments);
    }
}
