package cn.fingertip.roster.programme;

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

/** The programmes every county has, loaded on start where they are absent; what an administrator changed stays. */
@ApplicationScoped
class BundledProgrammes {
    private static final String FILE = "/data/programmes/programmes.csv";

    private final ProgrammeRepository programmes;

    BundledProgrammes(ProgrammeRepository programmes) {
        this.programmes = programmes;
    }

    @Transactional
    void load(@Observes @Priority(1000) StartupEvent event) {
        InputStream file = BundledProgrammes.class.getResourceAsStream(FILE);
        try (Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(reader)) {
            for (NamedCsvRecord row : rows) {
                programmes.addIfAbsent(programme(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Programme programme(NamedCsvRecord row) {
        Programme programme = new Programme(row.getField("code"));
        programme.name = row.getField("name");
        programme.unit = row.getField("unit");
        programme.amountRule = AmountRule.of(row.getField("amount_rule"));
        programme.showQuantity = Boolean.parseBoolean(row.getField("show_quantity"));
        programme.showStandard = Boolean.parseBoolean(row.getField("show_standard"));
        programme.maskNames = Boolean.parseBoolean(row.getField("mask_names"));
        programme.publicityDays = Integer.parseInt(row.getField("publicity_days"));
        return programme;
    }
}
