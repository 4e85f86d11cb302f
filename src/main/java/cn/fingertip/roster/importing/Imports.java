package cn.fingertip.roster.importing;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.jobs.Jobs;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import cn.fingertip.media.sealed.SealedStore;
import cn.fingertip.roster.importing.mapping.Mappings;
import cn.fingertip.roster.importing.run.ImportProgressRepository;
import cn.fingertip.roster.importing.run.ImportRun;
import cn.fingertip.roster.importing.run.ImportTurns;
import cn.fingertip.roster.importing.sheet.header.Mapping;
import cn.fingertip.roster.importing.source.BegunFileRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;

/** What clerks do to an import; each is one transaction. What its run does to it is in {@link ImportSteps}. */
@ApplicationScoped
public class Imports {
    private final ImportJobRepository jobs;
    private final ImportProgressRepository progress;
    private final FindingRepository problems;
    private final BegunFileRepository begun;
    private final Mappings mappings;
    private final ImportTurns turns;
    private final Jobs queue;
    private final AuditTrail audit;
    private final Clock clock;

    Imports(
            ImportJobRepository jobs,
            ImportProgressRepository progress,
            FindingRepository problems,
            BegunFileRepository begun,
            Mappings mappings,
            ImportTurns turns,
            Jobs queue,
            AuditTrail audit,
            Clock clock) {
        this.jobs = jobs;
        this.progress = progress;
        this.problems = problems;
        this.begun = begun;
        this.mappings = mappings;
        this.turns = turns;
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes a sealed file in and queues its import; or, where this very file is under way already or stands, changes
     * nothing, except that one waiting to be confirmed goes on where no preview is asked for, and that what is still the
     * author's own draft may be looked at anew.
     *
     * @param office region of the grant under which the author sends it
     * @return the import that will answer for the file; it has another file's key where it is the earlier one
     */
    @Transactional
    public ImportJob receive(ImportOrder order, String fileName, SealedStore.Stored file, UUID author, String office) {
        jobs.lockSameFile(order, file.sha256());
        ImportJob standing = jobs.standing(order, file.sha256(), author).stream()
                .filter(job -> job.status.finished() || !progress.of(job.id).cancelled())
                .findFirst()
                .orElse(null);
        boolean again = order.preview() && standing != null && jobs.stillDraft(standing, author);
        if (standing == null || again) {
            return create(order, fileName, file, author, office);
        }
        if (!order.preview() && standing.status == ImportStatus.RECOGNISED) {
            jobs.lockIfFree(standing.id)
                    .filter(job -> job.status == ImportStatus.RECOGNISED)
                    .ifPresent(this::goOn);
        }
        return standing;
    }

    /**
     * Reads the file again with other columns.
     *
     * @throws Problem 409 where the import does not wait for its clerk
     */
    @Transactional
    public ImportJob correct(UUID id, UUID staff, Mapping mapping) {
        ImportJob job = waiting(id, staff);
        job.mapping = mappings.json(mapping);
        job.status = ImportStatus.RECEIVED;
        queue.enqueue(ImportRun.NAME, id.toString());
        record("import.mapping-corrected", job, staff);
        return job;
    }

    /**
     * Makes the draft of what was recognised, and remembers the corrections.
     *
     * @param headings of the columns that the file has, as mappings know them
     * @throws Problem 409 where the import does not wait for its clerk
     */
    @Transactional
    public ImportJob confirm(UUID id, UUID staff, Set<String> headings) {
        ImportJob job = waiting(id, staff);
        mappings.remember(job, headings, staff);
        goOn(job);
        record("import.confirmed", job, staff);
        return job;
    }

    /**
     * Nothing will come of an import, from now on and for sure; where it is at work it stops within a second or so.
     *
     * @throws Problem 409 where something has come of it already
     */
    @Transactional
    public ImportJob cancel(UUID id, UUID staff) {
        progress.cancel(id, clock.now());
        ImportJob job = jobs.findById(id);
        if (job.status == ImportStatus.CANCELLED) {
            return job;
        }
        if (job.status.finished()) {
            throw Problem.conflict("import-finished", "导入已经结束", "这次导入已经处理完,不能再取消。不需要这份草稿时,上传改正后的文件即可替换。");
        }
        turns.hold(job.county());
        jobs.lockIfFree(id).filter(free -> !free.status.finished()).ifPresent(free -> {
            free.end(ImportStatus.CANCELLED, clock.now());
            turns.leave(id, free.county());
            problems.clear(id);
        });
        record("import.cancelled", job, staff);
        return job;
    }

    /** @return 409 {@code import-not-recognised}: the import does not wait for its clerk */
    public static Problem notRecognised() {
        return Problem.conflict(
                "import-not-recognised", "没有等待确认的识别结果", "只有用“先核对”方式上传、已识别完、还没有确认或取消的文件才能这样做。请刷新后查看它的状态。");
    }

    /** Corrections are part of authorship: whoever reviews must be neither who sent the file nor who corrected it. */
    private ImportJob waiting(UUID id, UUID staff) {
        ImportJob job = jobs.lockIfFree(id)
                .filter(free -> free.status == ImportStatus.RECOGNISED)
                .filter(free -> !progress.hold(id).cancelled())
                .orElseThrow(Imports::notRecognised);
        if (!job.author.equals(staff)) {
            throw Problem.conflict("import-of-colleague", "这是同事上传的文件", "改列和确认要由上传人自己做,以便分清经办责任。请由上传人操作,或自己重新上传。");
        }
        return job;
    }

    private void goOn(ImportJob job) {
        job.preview = false;
        job.status = ImportStatus.RECEIVED;
        turns.enter(job.id, job.county());
    }

    private ImportJob create(ImportOrder order, String fileName, SealedStore.Stored file, UUID author, String office) {
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
        job.office = office;
        job.preview = order.preview();
        job.mapping = mappings.remembered(order.programme(), office);
        job.status = ImportStatus.RECEIVED;
        job.createdAt = clock.now();
        jobs.persistAndFlush(job);
        begun.remove(job.fileKey);
        progress.add(job.id);
        if (job.preview) {
            queue.enqueue(ImportRun.NAME, job.id.toString());
        } else {
            turns.enter(job.id, job.county());
        }
        audit.record(AuditEvent.of("import.received", "import:" + job.id)
                .by("staff:" + author)
                .in(job.region)
                .with("programme", job.programme)
                .with("period", job.period)
                .with("sha256", job.fileSha256));
        return job;
    }

    private void record(String action, ImportJob job, UUID staff) {
        audit.record(
                AuditEvent.of(action, "import:" + job.id).by("staff:" + staff).in(job.region));
    }
}
