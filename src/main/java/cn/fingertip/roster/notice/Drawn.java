package cn.fingertip.roster.notice;

import cn.fingertip.kernel.Problem;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Notices as PDF; the last ones stay a while in memory, so that asking again for the same one costs no drawing. */
@ApplicationScoped
class Drawn {
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final FontPool fonts;
    private final Cache<String, byte[]> last;

    Drawn(FontPool fonts, NoticeConfig config) {
        this.fonts = fonts;
        this.last = Caffeine.newBuilder()
                .maximumWeight(config.keptBytes())
                .weigher((String tag, byte[] file) -> file.length)
                .expireAfterWrite(KEPT)
                .build();
    }

    /** @throws Problem 503 {@code busy} where it has to be drawn and enough notices are being made */
    byte[] of(Notice notice) {
        byte[] file = last.getIfPresent(notice.tag());
        if (file == null) {
            file = fonts.with(set -> NoticePages.draw(set, notice));
            last.put(notice.tag(), file);
        }
        return file;
    }
}
