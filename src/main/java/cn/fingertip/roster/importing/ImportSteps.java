package cn.fingertip.roster.importing;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.kernel.Clock;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.finding.Findings;
import cn.fingertip.roster.importing.run.ImportProgressRepository;
import cn.fingertip.roster.importing.run.ImportTurns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** What the run of an import does to it, apart from making the draft; each is one transaction. */
@ApplicationScoped
public class ImportSteps {
    private final ImportJobRepository jobs;
    private final ImportProgressRepository progress;
    private final FindingRepository problems;
    private final ImportTurns turns;
    private final AuditTrail audit;
    private final Clock clock;

    ImportSteps(
            ImportJobRepository jobs,
            ImportProgressRepository progress,
            FindingRepository problems,
            ImportTurns turns,
            AuditTrail audit,
            Clock clock) {
        this.jobs = jobs;
        this.progress = progress;
        this.problems = problems;
        this.turns = turns;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return the import, empty where there is nothing to do */
    @Transactional
    public Optional<ImportJob> begin(UUID id) {
        ImportJob job = jobs.lock(id).orElse(null);
        if (job == null || job.status.finished() || job.status == ImportStatus.RECOGNISED) {
            return Optional.empty();
        }
        if (progress.hold(id).cancelled()) {
            end(job, ImportStatus.CANCELLED);
            return Optional.empty();
        }
        job.status = ImportStatus.RUNNING;
        progress.reset(id);
        problems.clear(id);
        return Optional.of(job);
    }

    /**
     * The file was read for its clerk to look at.
     *
     * @param recognition JSON
     * @param totalFen of the rows that could be taken
     */
    @Transactional
    public void recognised(UUID id, String recognition, Findings findings, long totalFen) {
        ImportJob job = jobs.lock(id).orElseThrow();
        if (job.status != ImportStatus.RUNNING || !job.preview) {
            // Another replica had taken it over, and its clerk has gone on.
            return;
        }
        if (progress.hold(id).cancelled()) {
            end(job, ImportStatus.CANCELLED);
            return;
        }
        job.status = ImportStatus.RECOGNISED;
        job.recognition = recognition;
        job.count(findings, totalFen);
    }

    /** Ends an import of which nothing came. */
    @Transactional
    public void refuse(UUID id, Finding reason, Findings findings) {
        ImportJob job = jobs.lock(id).orElseThrow();
        if (job.status.finished()) {
            return;
        }
        if (progress.hold(id).cancelled()) {
            end(job, ImportStatus.CANCELLED);
            return;
        }
        findings.flush();
        findings.addFirst(reason);
        job.end(ImportStatus.REFUSED, clock.now());
        job.count(findings, 0);
        job.accepted = 0;
        turns.leave(id, job.county());
        audit.record(AuditEvent.of("import.refused", "import:" + id)
                .by("staff:" + job.author)
                .in(job.region)
                .with("reason", reason.code()));
    }

    /** It has stopped because it was cancelled. */
    @Transactional
    public void cancelled(UUID id) {
        ImportJob job = jobs.lock(id).orElseThrow();
        if (!job.status.finished()) {
            end(job, ImportStatus.CANCELLED);
        } else if (job.status == ImportStatus.CANCELLED) {
            // Its clerk ended it between two of its transactions; what was found since then goes too.
            problems.clear(id);
        }
    }

    /** The sealed file is going; one that waited for its clerk that long waits no more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void sourceRemoved(UUID id) {
        ImportJob job = jobs.lock(id).orElseThrow();
        if (job.status == ImportStatus.RECOGNISED) {
            progress.cancel(id, clock.now());
            end(job, ImportStatus.CANCELLED);
        }
        // The first rows stand in it.
        job.recognition = null;
        job.sourceRemovedAt = clock.now();
        audit.record(AuditEvent.of("import.source-removed", "import:" + id).in(job.region));
    }

    /**
     * Counts a failure that is not the file's.
     *
     * @return how many there were by now
     */
    @Transactional
    public int failed(UUID id) {
        ImportJob job = jobs.lock(id).orElseThrow();
        return ++job.failures;
    }

    private void end(ImportJob job, ImportStatus status) {
        job.end(status, clock.now());
        problems.clear(job.id);
        turns.leave(job.id, job.county());
    }
}
