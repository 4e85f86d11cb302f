package cn.fingertip.media;

import cn.fingertip.jobs.RecurringJob;
import cn.fingertip.kernel.Clock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Deletes uploads that nobody claimed in time, and what an interrupted removal left. */
@ApplicationScoped
class UploadExpiryJob implements RecurringJob {
    private static final int AT_ONCE = 200;

    private final UploadRepository uploads;
    private final FinishedFiles files;
    private final Clock clock;

    UploadExpiryJob(UploadRepository uploads, FinishedFiles files, Clock clock) {
        this.uploads = uploads;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "upload-expiry";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        // Until nothing is left, so that a flood is gone with its time; what storage does not let go is passed over
        // until
        // the next run.
        Set<UUID> kept = new HashSet<>();
        boolean more = true;
        while (more) {
            List<Upload> over =
                    QuarkusTransaction.requiringNew().call(() -> uploads.removable(clock.now(), kept.size() + AT_ONCE));
            more = false;
            for (Upload upload : over) {
                if (!kept.contains(upload.id)) {
                    more = true;
                    if (!remove(upload)) {
                        kept.add(upload.id);
                    }
                }
            }
        }
    }

    /** @return whether it is gone, or somebody's by now */
    private boolean remove(Upload upload) {
        // First out of reach: a claim that was quicker keeps its file.
        boolean ours = upload.removed || QuarkusTransaction.requiringNew().call(() -> uploads.remove(upload.id));
        return !ours || files.delete(upload);
    }
}
