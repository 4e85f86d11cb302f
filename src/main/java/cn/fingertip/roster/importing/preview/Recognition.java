package cn.fingertip.roster.importing.preview;

import cn.fingertip.crypto.BlindIndex;
import cn.fingertip.region.Regions;
import cn.fingertip.roster.importing.ImportConfig;
import cn.fingertip.roster.importing.ImportJob;
import cn.fingertip.roster.importing.ImportSteps;
import cn.fingertip.roster.importing.draft.Batches;
import cn.fingertip.roster.importing.draft.Reading;
import cn.fingertip.roster.importing.file.RowReader;
import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.Findings;
import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.importing.mapping.Mappings;
import cn.fingertip.roster.importing.run.ImportWatch;
import cn.fingertip.roster.importing.sheet.SheetReading;
import cn.fingertip.roster.importing.sheet.Wanted;
import cn.fingertip.roster.importing.sheet.header.Recognised;
import cn.fingertip.roster.importing.sheet.row.Indexes;
import cn.fingertip.roster.importing.sheet.village.Villages;
import cn.fingertip.roster.importing.source.ImportSource;
import cn.fingertip.roster.programme.Programme;
import cn.fingertip.roster.programme.ProgrammeRepository;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Reads a file for its clerk to look at what is made of it. Nothing of its lines is kept but the first few. */
@ApplicationScoped
public class Recognition {
    private static final TypeReference<List<RecognisedSheet>> SHEETS = new TypeReference<>() {};

    private final ImportSource source;
    private final ImportSteps steps;
    private final Mappings mappings;
    private final ProgrammeRepository programmes;
    private final Regions regions;
    private final BlindIndex blindIndex;
    private final ObjectMapper mapper;
    private final ImportConfig config;

    Recognition(
            ImportSource source,
            ImportSteps steps,
            Mappings mappings,
            ProgrammeRepository programmes,
            Regions regions,
            BlindIndex blindIndex,
            ObjectMapper mapper,
            ImportConfig config) {
        this.source = source;
        this.steps = steps;
        this.mappings = mappings;
        this.programmes = programmes;
        this.regions = regions;
        this.blindIndex = blindIndex;
        this.mapper = mapper;
        this.config = config;
    }

    /**
     * @throws RefusedFile where no header was found, so that there is nothing to look at or to correct; a file that is
     *     refused as its columns are now waits for its clerk all the same
     */
    public void read(ImportJob job, Findings findings, ImportWatch watch) {
        Programme programme = QuarkusTransaction.requiringNew().call(() -> programmes.require(job.programme));
        Villages villages = new Villages(regions, regions.require(job.region));
        AtomicLong fen = new AtomicLong();
        SheetReading sheets = new SheetReading(
                new Wanted(programme.amountRule(), programme.unit(), job.year),
                villages,
                Indexes.of(blindIndex),
                mappings.of(job),
                findings,
                line -> fen.addAndGet(line.amountFen()));
        RowReader rows = source.open(job);
        try (Reading reading =
                new Reading(() -> rows.read(watch.counting(sheets)), new Batches(), config.readLimit())) {
            reading.finish();
        } catch (RefusedFile refused) {
            if (Fault.FILE_TOO_SLOW.code().equals(refused.finding().code())
                    || sheets.recognised().stream()
                            .allMatch(sheet -> sheet.columns().isEmpty())) {
                throw refused;
            }
            findings.addFirst(refused.finding());
        }
        findings.flush();
        steps.recognised(job.id, json(sheets.recognised()), findings, fen.get());
    }

    /** @return what was recognised; none before it was */
    List<RecognisedSheet> of(ImportJob job) {
        if (job.recognition == null) {
            return List.of();
        }
        try {
            return mapper.readValue(job.recognition, SHEETS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what we recognised can be read", e);
        }
    }

    /** @return what was recognised as it is kept with the import, without a digit of an ID or card number */
    public String json(List<Recognised> sheets) {
        try {
            return mapper.writeValueAsString(
                    sheets.stream().map(RecognisedSheet::of).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what we recognised has a JSON form", e);
        }
    }
}
