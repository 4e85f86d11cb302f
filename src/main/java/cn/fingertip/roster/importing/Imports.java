package cn.fingertip.roster.importing;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.jobs.Jobs;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Ids;
import cn.fingertip.media.SealedStore;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.finding.Findings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** The steps in the life of an import; each is one transaction. */
@ApplicationScoped
class Imports {
    private final ImportJobRepository jobs;
    private final FindingRepository problems;
    private final Jobs queue;
    private final AuditTrail audit;
    private final Clock clock;

    Imports(ImportJobRepository jobs, FindingRepository problems, Jobs queue, AuditTrail audit, Clock clock) {
        this.jobs = jobs;
        this.problems = problems;
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes a sealed file in and queues its import; or, where this very file is under way already or stands, changes
     * nothing.
     *
     * @return the import that will answer for the file; it has another file's key where it is the earlier one
     */
    @Transactional
    public ImportJob receive(ImportOrder order, String fileName, SealedStore.Stored file, UUID author) {
        jobs.lockSameFile(order, file.sha256());
        return jobs.standing(order, file.sha256(), author).orElseGet(() -> create(order, fileName, file, author));
    }

    /** @return whether there is anything to do */
    @Transactional
    public boolean begin(UUID id) {
        ImportJob job = jobs.lock(id).orElse(null);
        if (job == null || job.status.finished()) {
            return false;
        }
        job.status = ImportStatus.RUNNING;
        return true;
    }

    /** Ends an import of which nothing came. */
    @Transactional
    public void refuse(UUID id, Finding reason, Findings findings) {
        ImportJob job = jobs.lock(id).orElseThrow();
        if (job.status.finished()) {
            return;
        }
        findings.addFirst(reason);
        job.status = ImportStatus.REFUSED;
        job.finishedAt = clock.now();
        job.rows = findings.rows();
        job.accepted = 0;
        job.rejected = findings.rows() - findings.accepted();
        job.problemCount = findings.problems();
        problems.replace(id, findings.kept());
        audit.record(AuditEvent.of("import.refused", "import:" + id)
                .by("staff:" + job.author)
                .in(job.region)
                .with("reason", reason.code()));
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

    private ImportJob create(ImportOrder order, String fileName, SealedStore.Stored file, UUID author) {
        ImportJob job = new ImportJob();
        job.id = Ids.next();
        job.programme = order.programme();
        job.region = order.region();
        job.year = order.year();
        job.period = order.period();
        job.fileName = fileName;
        job.fileKey = file.key();
        job.fileBytes = file.bytes();
        job.fileSha256 = file.sha256();
        job.author = author;
        job.status = ImportStatus.RECEIVED;
        job.createdAt = clock.now();
        jobs.persist(job);
        queue.enqueue(ImportRun.NAME, job.id.toString());
        audit.record(AuditEvent.of("import.received", "import:" + job.id)
                .by("staff:" + author)
                .in(job.region)
                .with("programme", job.programme)
                .with("period", job.period)
                .with("sha256", job.fileSha256));
        return job;
    }
}
