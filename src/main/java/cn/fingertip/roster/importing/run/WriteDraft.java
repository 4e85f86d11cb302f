package cn.fingertip.roster.importing.run;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.crypto.BlindIndex;
import cn.fingertip.crypto.Sealer;
import cn.fingertip.kernel.Clock;
import cn.fingertip.region.Regions;
import cn.fingertip.roster.DraftRosters;
import cn.fingertip.roster.RosterVersion;
import cn.fingertip.roster.check.WholeChecks;
import cn.fingertip.roster.importing.ImportConfig;
import cn.fingertip.roster.importing.ImportJob;
import cn.fingertip.roster.importing.ImportJobRepository;
import cn.fingertip.roster.importing.ImportStatus;
import cn.fingertip.roster.importing.draft.Batches;
import cn.fingertip.roster.importing.draft.DatabaseFault;
import cn.fingertip.roster.importing.draft.LineWriter;
import cn.fingertip.roster.importing.draft.Reading;
import cn.fingertip.roster.importing.file.RowReader;
import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.Findings;
import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.importing.mapping.Mappings;
import cn.fingertip.roster.importing.preview.Recognition;
import cn.fingertip.roster.importing.sheet.SheetReading;
import cn.fingertip.roster.importing.sheet.Wanted;
import cn.fingertip.roster.importing.sheet.row.Indexes;
import cn.fingertip.roster.importing.sheet.row.Line;
import cn.fingertip.roster.importing.sheet.village.Villages;
import cn.fingertip.roster.importing.source.ImportSource;
import cn.fingertip.roster.programme.Programme;
import cn.fingertip.roster.programme.ProgrammeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Makes a draft roster of a file, whole, in the caller's transaction. */
@ApplicationScoped
class WriteDraft {
    private final ImportJobRepository jobs;
    private final ImportProgressRepository progress;
    private final ImportTurns turns;
    private final ProgrammeRepository programmes;
    private final DraftRosters drafts;
    private final WholeChecks checks;
    private final Regions regions;
    private final ImportSource source;
    private final Recognition recognition;
    private final Mappings mappings;
    private final BlindIndex blindIndex;
    private final Sealer sealer;
    private final DataSource database;
    private final AuditTrail audit;
    private final Clock clock;
    private final ImportConfig config;

    WriteDraft(
            ImportJobRepository jobs,
            ImportProgressRepository progress,
            ImportTurns turns,
            ProgrammeRepository programmes,
            DraftRosters drafts,
            WholeChecks checks,
            Regions regions,
            ImportSource source,
            Recognition recognition,
            Mappings mappings,
            BlindIndex blindIndex,
            Sealer sealer,
            DataSource database,
            AuditTrail audit,
            Clock clock,
            ImportConfig config) {
        this.jobs = jobs;
        this.progress = progress;
        this.turns = turns;
        this.programmes = programmes;
        this.drafts = drafts;
        this.checks = checks;
        this.regions = regions;
        this.source = source;
        this.recognition = recognition;
        this.mappings = mappings;
        this.blindIndex = blindIndex;
        this.sealer = sealer;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        this.config = config;
    }

    /**
     * @param findings takes what is found, also where this fails
     * @throws RefusedFile where no draft can be made of the file
     * @throws cn.fingertip.kernel.Problem where the roster takes no draft now
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void write(UUID importId, Findings findings, ImportWatch watch) {
        ImportJob job = jobs.lock(importId).orElseThrow();
        if (job.status.finished()) {
            // Somebody else ran it while we waited for the lock.
            return;
        }
        Programme programme = programmes.require(job.programme);
        Villages villages = new Villages(regions, regions.require(job.region));
        Batches batches = new Batches();
        SheetReading sheets = new SheetReading(
                new Wanted(programme.amountRule(), programme.unit(), job.year),
                villages,
                Indexes.of(blindIndex),
                mappings.of(job),
                findings,
                batches);
        RowReader rows = source.open(job);
        try (Connection connection = database.getConnection();
                ImportWatch.Hold _ = watch.working(connection);
                Reading reading = new Reading(() -> rows.read(watch.counting(sheets)), batches, config.readLimit())) {
            jobs.lockPeople(job.county());
            List<Line> lines = reading.take();
            if (lines.isEmpty()) {
                reading.finish();
                throw new RefusedFile(Fault.ROWS_ALL_REFUSED);
            }
            RosterVersion draft = drafts.open(job.programme, job.region, job.year, job.period, job.id, job.author);
            LineWriter writer = new LineWriter(connection, draft, programme.unit(), sealer);
            writer.begin();
            for (; !lines.isEmpty(); lines = reading.take()) {
                watch.check();
                writer.write(lines);
            }
            reading.finish();
            writer.end();
            drafts.close(draft, writer.written(), writer.totalFen());
            finish(job, draft, writer.totalFen(), findings, recognition.json(sheets.recognised()), watch);
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    /** @param seen what was recognised: who reviews can only ask about what they see */
    private void finish(
            ImportJob job, RosterVersion draft, long totalFen, Findings findings, String seen, ImportWatch watch) {
        findings.flush();
        // The checks ask how many rows were refused.
        job.count(findings, totalFen);
        // They may take a while: whoever cancels meanwhile need not wait for them.
        checks.run(draft);
        watch.note();
        if (progress.hold(job.id).cancelled()) {
            throw new ImportCancelled();
        }
        job.end(ImportStatus.DONE, clock.now());
        job.recognition = seen;
        job.rosterId = draft.rosterId();
        job.versionId = draft.id();
        turns.leave(job.id, job.county());
        audit.record(AuditEvent.of("roster.imported", "roster:" + draft.rosterId())
                .by("staff:" + job.author)
                .in(job.region)
                .with("import", job.id)
                .with("version", draft.version())
                .with("accepted", job.accepted)
                .with("rejected", job.rejected));
    }
}
