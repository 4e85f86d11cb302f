package cn.fingertip.roster.download;

import cn.fingertip.roster.lookup.LineView;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;

/** One JSON object a roster, described by {@code miniapp-contract/roster.schema.json}. */
@ApplicationScoped
class JsonForm {
    static final String SCHEMA = "/api/v1/schemas/roster.schema.json";

    private final ObjectMapper mapper;

    JsonForm(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    void write(DownloadedRoster roster, Iterator<LineView> lines, OutputStream out) throws IOException {
        // A flush a line would send a packet a line.
        ObjectWriter line = mapper.writerFor(LineView.class).without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
        JsonGenerator json = mapper.getFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeStringField("$schema", SCHEMA);
        json.writeFieldName("roster");
        mapper.writeValue(json, roster);
        json.writeArrayFieldStart("lines");
        while (lines.hasNext()) {
            line.writeValue(json, lines.next());
        }
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }
}
