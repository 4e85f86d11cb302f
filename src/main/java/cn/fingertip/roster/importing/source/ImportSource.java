package cn.fingertip.roster.importing.source;

import cn.fingertip.kernel.Clock;
import cn.fingertip.media.sealed.SealedStore;
import cn.fingertip.roster.importing.ImportConfig;
import cn.fingertip.roster.importing.ImportJob;
import cn.fingertip.roster.importing.file.RowReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;

/** The sealed files that clerks sent, as rows. */
@ApplicationScoped
public class ImportSource {
    private final SealedStore files;
    private final BegunFileRepository begun;
    private final Clock clock;
    private final ImportConfig limits;

    ImportSource(SealedStore files, BegunFileRepository begun, Clock clock, ImportConfig limits) {
        this.files = files;
        this.begun = begun;
        this.clock = clock;
        this.limits = limits;
    }

    /** @throws cn.fingertip.roster.importing.finding.RefusedFile where it is nothing that can be read */
    public RowReader open(ImportJob job) {
        try {
            return RowReader.of(new StoredFile(files, job.fileKey), limits);
        } catch (IOException e) {
            throw new IllegalStateException("the sealed file of an import cannot be read", e);
        }
    }

    /** Keeps what a clerk sends; until an import knows it, {@link ImportOrphanJob} does. */
    public SealedStore.Stored keep(InputStream content) throws IOException {
        String key = files.newKey();
        begun.add(key, clock.now());
        return files.put(key, content);
    }

    /** Removes a file that no import came to know. */
    public void drop(SealedStore.Stored file) throws IOException {
        remove(file.key());
        begun.remove(file.key());
    }

    void remove(String key) throws IOException {
        files.delete(key);
    }

    void remove(ImportJob job) {
        try {
            remove(job.fileKey);
        } catch (IOException e) {
            throw new IllegalStateException("the sealed file of an import cannot be removed", e);
        }
    }
}
