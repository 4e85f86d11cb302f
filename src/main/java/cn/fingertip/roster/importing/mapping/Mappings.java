package cn.fingertip.roster.importing.mapping;

import cn.fingertip.kernel.Clock;
import cn.fingertip.roster.importing.ImportJob;
import cn.fingertip.roster.importing.sheet.header.Field;
import cn.fingertip.roster.importing.sheet.header.Mapping;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What clerks said that columns are. Said once for a programme, it holds for every later file of the same office, which
 * is the region of the grant under which a file is sent: a township's clerks share it, the neighbour's do not.
 */
@ApplicationScoped
public class Mappings {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final MappingRepository remembered;
    private final ObjectMapper mapper;
    private final Clock clock;

    Mappings(MappingRepository remembered, ObjectMapper mapper, Clock clock) {
        this.remembered = remembered;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** @return as {@link ImportJob#mapping} keeps it, null where nothing is remembered */
    public String remembered(String programme, String office) {
        Map<String, Field> fields = remembered.of(programme, office);
        return fields.isEmpty() ? null : json(new Mapping(fields));
    }

    /**
     * Remembers the corrections of an import; what it has columns for and corrects no more is forgotten.
     *
     * @param headings of the columns that the file has, as mappings know them
     */
    public void remember(ImportJob job, Set<String> headings, UUID staff) {
        remembered.forget(job.programme, job.office, headings);
        of(job).fields()
                .forEach((heading, field) ->
                        remembered.remember(job.programme, job.office, heading, field, staff, clock.now()));
    }

    /** @return the corrections that an import is read with */
    public Mapping of(ImportJob job) {
        if (job.mapping == null) {
            return Mapping.NONE;
        }
        try {
            return new Mapping(mapper.readValue(job.mapping, TEXTS).entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> field(entry.getValue()))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a mapping of ours can be read", e);
        }
    }

    /** @return as {@link ImportJob#mapping} keeps it */
    public String json(Mapping mapping) {
        Map<String, String> texts = new TreeMap<>();
        mapping.fields().forEach((heading, field) -> texts.put(heading, wire(field)));
        try {
            return mapper.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings has a JSON form", e);
        }
    }

    /** @return a field as the API and the database name it: {@code id-number} */
    public static String wire(Field field) {
        return field.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @return a field as the clerk calls it */
    public static String title(Field field) {
        return field == Field.IGNORED ? "不导入" : field.title();
    }

    /** @return the field of this name, empty where there is none */
    public static Optional<Field> find(String wire) {
        return Stream.of(Field.values())
                .filter(field -> wire(field).equals(wire))
                .findFirst();
    }

    /** @return the field of a name that is known to be one */
    public static Field field(String wire) {
        return Field.valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
