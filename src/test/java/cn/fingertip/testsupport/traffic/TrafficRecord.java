package cn.fingertip.testsupport.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was seen, each kind of exchange once. */
final class TrafficRecord {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Set<String> written = new HashSet<>();

    private TrafficRecord(Path file) {
        this.file = file;
    }

    /** @return where {@code -Dcontract.record} says, null where it is not given */
    static TrafficRecord wanted() {
        String file = System.getProperty("contract.record");
        return file == null ? null : new TrafficRecord(Path.of(file));
    }

    synchronized void write(PublishedContract contract, Exchange exchange, List<String> misfits) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put(
                "operation",
                contract.operation(exchange.method(), exchange.path())
                        .map(PublishedOperation::id)
                        .orElse(exchange.method() + " " + exchange.path()));
        line.put("status", exchange.status());
        line.put("code", exchange.problem());
        line.put("misfits", misfits);
        if (!written.add(line.toString())) {
            return;
        }
        if (exchange.problem() != null || !misfits.isEmpty()) {
            line.put("got", exchange.got());
            line.put("sent", exchange.sent());
        }
        try {
            Files.writeString(
                    file, JSON.writeValueAsString(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
