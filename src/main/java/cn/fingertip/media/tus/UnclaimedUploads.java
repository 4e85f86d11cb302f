package cn.fingertip.media.tus;

import cn.fingertip.kernel.Clock;
import cn.fingertip.media.UploadRepository;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** What strangers have sent and nobody has claimed, as of a second ago: every chunk asks, and counting takes time. */
@ApplicationScoped
class UnclaimedUploads {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final String ALL = "all";

    private final LoadingCache<String, UploadRepository.Unclaimed> counted;

    UnclaimedUploads(UploadRepository uploads, Clock clock) {
        this.counted = Caffeine.newBuilder()
                .expireAfterWrite(FRESH)
                .build(all -> QuarkusTransaction.requiringNew().call(() -> uploads.unclaimed(clock.now())));
    }

    UploadRepository.Unclaimed now() {
        return counted.get(ALL);
    }
}
