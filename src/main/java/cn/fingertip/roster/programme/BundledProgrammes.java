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
import java.util.function.Consumer;

/**
 * The programmes every county has, loaded on start where they are absent; what an administrator changed stays. Their
 * terms are the nation's: standards and telephones differ from county to county, and an administrator adds them.
 */
@ApplicationScoped
class BundledProgrammes {
    private static final String PROGRAMMES = "/data/programmes/programmes.csv";
    private static final String TERMS = "/data/programmes/terms.csv";

    private final ProgrammeRepository programmes;
    private final ProgrammeTermsRepository terms;

    BundledProgrammes(ProgrammeRepository programmes, ProgrammeTermsRepository terms) {
        this.programmes = programmes;
        this.terms = terms;
    }

    @Transactional
    void load(@Observes @Priority(1000) StartupEvent event) {
        read(PROGRAMMES, row -> programmes.addIfAbsent(programme(row)));
        read(TERMS, row -> terms.addIfAbsent(terms(row)));
    }

    private static void read(String name, Consumer<NamedCsvRecord> each) {
        InputStream file = BundledProgrammes.class.getResourceAsStream(name);
        try (Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(reader)) {
            rows.forEach(each);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProgrammeTerms terms(NamedCsvRecord row) {
        ProgrammeTerms terms = new ProgrammeTerms(row.getField("code"));
        terms.lawBasis = row.getField("law_basis");
        terms.qualifies = row.getField("qualifies");
        terms.howToApply = row.getField("how_to_apply");
        terms.office = row.getField("office");
        terms.policyTitle = row.getField("policy_title");
        return terms;
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
