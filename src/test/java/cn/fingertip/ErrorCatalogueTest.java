package cn.fingertip;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.importing.finding.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code miniapp-contract/errors.yaml} and the code name the same problems, both ways. */
class ErrorCatalogueTest {
    private static final Path IMPORT_PROBLEMS = Path.of("miniapp-contract", "import-problems.yaml");
    private static final Pattern FACTORY = Pattern.compile(
            "Problem\\s*\\.\\s*(badRequest|unauthorized|forbidden|notFound|conflict|rule|tooMany|unavailable)\\(\\s*\"([a-z0-9-]+)\"");
    private static final Pattern OTHER = Pattern.compile("Problem\\s*\\.\\s*of\\(\\s*(\\d{3}),\\s*\"([a-z0-9-]+)\"");
    private static final Map<String, Integer> STATUS = Map.of(
            "badRequest", 400,
            "unauthorized", 401,
            "forbidden", 403,
            "notFound", 404,
            "conflict", 409,
            "rule", 422,
            "tooMany", 429,
            "unavailable", 503);

    @Test
    void codeAndCatalogueAgree() throws IOException {
        Map<String, Integer> inCode = inCode();
        Map<String, Integer> inCatalogue = inCatalogue();
        assertThat(inCode).hasSizeGreaterThan(15);
        assertThat(inCatalogue).as("errors.yaml, code → status").containsExactlyInAnyOrderEntriesOf(inCode);
    }

    /** After a wanted change write it anew with {@code -Dtest=ErrorCatalogueTest -Dcontract.write}. */
    @Test
    void everyProblemOfAnImportIsCatalogued() throws IOException {
        StringBuilder inCode = new StringBuilder("""
                # 导入清册时可能发现的全部问题(Import.problems、listImportProblems 的 code)。code 稳定不变;
                # level:error 该行或文件未被收入,warning 已收入、请核对;message 是给经办看的说明,… 处填当时的内容。
                # 由代码生成,双向核对;其余问题代码见 errors.yaml。
                """);
        for (Fault fault : Fault.values()) {
            inCode.append("- code: ").append(fault.code()).append('\n');
            inCode.append("  level: ").append(fault.level()).append('\n');
            inCode.append("  message: ")
                    .append(fault.message().replace("%s", "…"))
                    .append('\n');
        }
        if (System.getProperty("contract.write") != null) {
            Files.writeString(IMPORT_PROBLEMS, inCode);
        }
        assertThat(inCode.toString())
                .as("miniapp-contract/import-problems.yaml; write it anew with -Dcontract.write")
                .isEqualTo(Files.readString(IMPORT_PROBLEMS));
        JsonNode read = new ObjectMapper(new YAMLFactory()).readTree(IMPORT_PROBLEMS.toFile());
        assertThat(read.findValuesAsText("code"))
                .as("read as YAML")
                .containsExactlyElementsOf(
                        Stream.of(Fault.values()).map(Fault::code).toList());
        assertThat(read.findValuesAsText("message")).noneMatch(String::isBlank);
    }

    @Test
    void everyEntryHelps() throws IOException {
        List<String> poor = new ArrayList<>();
        for (JsonNode entry : catalogue()) {
            for (String field : List.of("title", "cause", "action")) {
                if (entry.path(field).asText().isBlank()) {
                    poor.add(entry.path("code").asText() + ": no " + field);
                }
            }
        }
        assertThat(poor).isEmpty();
    }

    private static Map<String, Integer> inCode() throws IOException {
        Map<String, Integer> codes = new TreeMap<>();
        List<String> torn = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                for (Pattern pattern : List.of(FACTORY, OTHER)) {
                    Matcher matcher = pattern.matcher(source);
                    while (matcher.find()) {
                        Integer status = STATUS.getOrDefault(matcher.group(1), 0);
                        int found = status == 0 ? Integer.parseInt(matcher.group(1)) : status;
                        Integer before = codes.put(matcher.group(2), found);
                        if (before != null && before != found) {
                            torn.add(matcher.group(2) + " is " + before + " and " + found);
                        }
                    }
                }
            }
        }
        assertThat(torn).as("codes with two statuses").isEmpty();
        return codes;
    }

    private static Map<String, Integer> inCatalogue() throws IOException {
        Map<String, Integer> codes = new TreeMap<>();
        for (JsonNode entry : catalogue()) {
            Integer before =
                    codes.put(entry.path("code").asText(), entry.path("status").asInt());
            assertThat(before).as("twice in errors.yaml: " + entry.path("code")).isNull();
        }
        return codes;
    }

    private static JsonNode catalogue() throws IOException {
        return new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("miniapp-contract", "errors.yaml").toFile());
    }
}
