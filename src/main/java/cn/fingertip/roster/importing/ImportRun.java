package cn.fingertip.roster.importing;

import cn.fingertip.jobs.QueuedJob;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.finding.Findings;
import cn.fingertip.roster.importing.finding.RefusedFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Runs one import. All that it writes is one transaction: killed at any point it leaves nothing, and is run again from
 * the start.
 */
@ApplicationScoped
class ImportRun implements QueuedJob {
    static final String NAME = "import-roster";

    private final Imports imports;
    private final WriteDraft draft;
    private final ImportConfig config;

    ImportRun(Imports imports, WriteDraft draft, ImportConfig config) {
        this.imports = imports;
        this.draft = draft;
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String id) {
        UUID importId = UUID.fromString(id);
        if (!imports.begin(importId)) {
            return;
        }
        Findings findings = new Findings();
        try {
            QuarkusTransaction.requiringNew()
                    .timeout((int) config.timeLimit().toSeconds())
                    .run(() -> draft.write(importId, findings));
        } catch (RefusedFile refused) {
            imports.refuse(importId, refused.finding(), findings);
        } catch (Problem problem) {
            // The roster does not take a draft now: it is under review, say.
            Finding reason = new Finding(null, null, null, problem.code(), problem.detail(), Finding.ERROR);
            imports.refuse(importId, reason, findings);
        } catch (RuntimeException fault) {
            if (imports.failed(importId) < config.attempts()) {
                throw fault;
            }
            imports.refuse(importId, Finding.ofFile(Fault.IMPORT_FAILED), new Findings());
        }
    }
}
