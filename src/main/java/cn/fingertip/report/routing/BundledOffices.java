package cn.fingertip.report.routing;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Names of the bundled counties' offices, loaded on start where they are absent; what was changed since stays. */
@ApplicationScoped
class BundledOffices {
    private static final String FILE = "/data/reports/offices.csv";

    private final OfficeRepository offices;

    BundledOffices(OfficeRepository offices) {
        this.offices = offices;
    }

    @Transactional
    void load(@Observes @Priority(1000) StartupEvent event) {
        read().forEach(offices::addIfAbsent);
    }

    /** @return those of the package, the highest first */
    static List<Office> read() {
        InputStream file = BundledOffices.class.getResourceAsStream(FILE);
        try (Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(reader)) {
            return rows.stream().map(BundledOffices::office).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Office office(NamedCsvRecord row) {
        return new Office(
                row.getField("code"),
                row.getField("name"),
                given(row.getField("superior")),
                Arrays.stream(row.getField("aliases").split(";"))
                        .filter(alias -> !alias.isBlank())
                        .toList(),
                given(row.getField("phone")));
    }

    private static String given(String cell) {
        return cell.isBlank() ? null : cell;
    }
}
