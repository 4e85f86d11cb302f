package cn.fingertip.media;

import cn.fingertip.jobs.RecurringJob;
import cn.fingertip.kernel.Clock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

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
        List<Upload> over = QuarkusTransaction.requiringNew().call(() -> uploads.removable(clock.now(), AT_ONCE));
        for (Upload upload : over) {
            // First out of reach: a claim that was quicker keeps its file.
            boolean ours = upload.removed || QuarkusTransaction.requiringNew().call(() -> uploads.remove(upload.id));
            if (ours) {
                files.delete(upload);
            }
        }
    }
}
