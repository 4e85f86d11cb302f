package cn.fingertip.roster.importing;

import cn.fingertip.media.SealedStore;
import cn.fingertip.roster.importing.file.RowReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

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
        try {
            return RowReader.of(new StoredFile(files, job.fileKey), limits);
        } catch (IOException e) {
            throw new IllegalStateException("the sealed file of an import cannot be read", e);
        }
    }

    void remove(ImportJob job) {
        try {
            files.delete(job.fileKey);
        } catch (IOException e) {
            throw new IllegalStateException("the sealed file of an import cannot be removed", e);
        }
    }
}
