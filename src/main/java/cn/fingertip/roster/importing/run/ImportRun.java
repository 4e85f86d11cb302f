package cn.fingertip.roster.importing.run;

import cn.fingertip.jobs.QueuedJob;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.importing.FindingRepository;
import cn.fingertip.roster.importing.ImportConfig;
import cn.fingertip.roster.importing.ImportJob;
import cn.fingertip.roster.importing.ImportSteps;
import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.finding.Findings;
import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.importing.preview.Recognition;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Runs one import whose turn it is, or reads a file for its clerk to look at. All that it writes is one transaction: killed at any point it leaves nothing, and is run again from
 * the start.
 */
@ApplicationScoped
public class ImportRun implements QueuedJob {
    /** Of the queued work; what is queued names the import. */
    public static final String NAME = "import-roster";

    private final ImportSteps steps;
    private final WriteDraft draft;
    private final Recognition recognition;
    private final ImportProgressRepository progress;
    private final FindingRepository problems;
    private final ImportConfig config;

    ImportRun(
            ImportSteps steps,
            WriteDraft draft,
            Recognition recognition,
            ImportProgressRepository progress,
            FindingRepository problems,
            ImportConfig config) {
        this.steps = steps;
        this.draft = draft;
        this.recognition = recognition;
        this.progress = progress;
        this.problems = problems;
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int atOnce() {
        return config.atOnce().orElse(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    }

    @Override
    public void run(String id) {
        UUID importId = UUID.fromString(id);
        steps.begin(importId).ifPresent(this::run);
    }

    private void run(ImportJob job) {
        Findings findings = findings(job.id);
        try (ImportWatch watch = new ImportWatch(job.id, progress)) {
            try {
                work(job, findings, watch);
            } catch (RuntimeException fault) {
                // What was broken off fails in one way or another.
                if (!watch.cancelled()) {
                    throw fault;
                }
                steps.cancelled(job.id);
            }
        } catch (RefusedFile refused) {
            // A reader that was left behind may still be adding to what it found.
            boolean leftBehind = refused.finding().code().equals(Fault.FILE_TOO_SLOW.code());
            steps.refuse(job.id, refused.finding(), leftBehind ? findings(job.id) : findings);
        } catch (ImportCancelled cancelled) {
            steps.cancelled(job.id);
        } catch (Problem problem) {
            // The roster does not take a draft now: it is under review, say.
            Finding reason = new Finding(null, null, null, problem.code(), problem.detail(), Finding.ERROR);
            steps.refuse(job.id, reason, findings);
        } catch (RuntimeException fault) {
            if (steps.failed(job.id) < config.attempts()) {
                throw fault;
            }
            steps.refuse(job.id, Finding.ofFile(Fault.IMPORT_FAILED), findings(job.id));
        }
    }

    private void work(ImportJob job, Findings findings, ImportWatch watch) {
        if (job.preview) {
            recognition.read(job, findings, watch);
            return;
        }
        QuarkusTransaction.requiringNew()
                .timeout((int) config.timeLimit().toSeconds())
                .run(() -> draft.write(job.id, findings, watch));
    }

    private Findings findings(UUID importId) {
        return new Findings((no, some) -> problems.append(importId, no, some), config.maxProblems());
    }
}
