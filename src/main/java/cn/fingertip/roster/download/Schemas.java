package cn.fingertip.roster.download;

import cn.fingertip.kernel.http.PublicBody;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The published descriptions of downloads: the files of {@code miniapp-contract/}, which travel in the package. */
@ApplicationScoped
class Schemas {
    static final String CSVW = "application/csvm+json";

    private static final String JSON_SCHEMA = "roster.schema.json";
    private static final String COLUMNS = "roster-lines.csvw.json";

    private final ObjectMapper mapper;
    private final Map<String, PublicBody> named;
    private final JsonNode columns;

    Schemas(ObjectMapper mapper) throws IOException {
        this.mapper = mapper;
        byte[] csvw = bundled(COLUMNS);
        this.named = Map.of(JSON_SCHEMA, PublicBody.of(bundled(JSON_SCHEMA)), COLUMNS, PublicBody.of(csvw));
        this.columns = mapper.readTree(csvw);
    }

    Optional<PublicBody> named(String name) {
        return Optional.ofNullable(named.get(name));
    }

    /** @return the columns that this roster's CSV has, in their order, with what the file is about (CSVW, 5.1) */
    byte[] metadata(Wanted wanted) {
        List<String> shown =
                Column.of(wanted.version()).stream().map(column -> column.wire).toList();
        ObjectNode table = mapper.createObjectNode();
        table.set("@context", columns.get("@context"));
        table.put("url", "download.csv");
        table.put("dc:title", wanted.roster().title());
        table.put("dc:issued", wanted.roster().publishedAt().toString());
        ObjectNode schema = table.putObject("tableSchema");
        ArrayNode kept = schema.putArray("columns");
        columns.get("columns").forEach(column -> {
            if (shown.contains(column.get("name").asText())) {
                kept.add(column);
            }
        });
        schema.set("primaryKey", columns.get("primaryKey"));
        try {
            return mapper.writeValueAsBytes(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bundled(String name) throws IOException {
        try (InputStream file = Schemas.class.getResourceAsStream("/schemas/" + name)) {
            if (file == null) {
                throw new IllegalStateException("the package lacks schemas/" + name);
            }
            return file.readAllBytes();
        }
    }
}
