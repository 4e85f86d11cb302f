package cn.fingertip.roster.importing;

import cn.fingertip.media.SealedStore;
import cn.fingertip.roster.importing.file.RowReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;

/** The sealed files that clerks sent, as rows. */
@ApplicationScoped
class ImportSource {
    private final SealedStore files;
    private final ImportConfig limits;

    ImportSource(SealedStore files, ImportConfig limits) {
        this.files = files;
        this.limits = limits;
    }

    /** @throws cn.fingertip.roster.importing.finding.RefusedFile where it is nothing that can be read */
    RowReader open(ImportJob job) {
        return RowReader.of(content(job), limits);
    }

    void remove(ImportJob job) {
        try {
            files.delete(job.fileKey);
        } catch (IOException e) {
            throw new IllegalStateException("the sealed file of an import cannot be removed", e);
        }
    }

    /** Bounded by what the route takes; a zip must be read from its end, so that it is needed whole. */
    private byte[] content(ImportJob job) {
        try (InputStream in = files.open(job.fileKey)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("the sealed file of an import cannot be read", e);
        }
    }
}
