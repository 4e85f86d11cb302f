package cn.fingertip.roster.notice;

import cn.fingertip.kernel.Problem;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** As many sets of fonts as notices are made at one time; made when they are first needed. */
@ApplicationScoped
class FontPool {
    private static final List<String> BUNDLED = List.of("han-1.otf", "han-2.otf");
    private static final Duration COME_BACK = Duration.ofSeconds(5);

    private final List<Path> added;
    private final Semaphore places;
    private final ConcurrentLinkedQueue<NoticeFonts> idle = new ConcurrentLinkedQueue<>();
    private volatile Map<String, byte[]> files;

    FontPool(NoticeConfig config) {
        this.added = config.fonts().orElse(List.of());
        this.places = new Semaphore(config.atOnce());
    }

    /** A font that a site asks for and that is not there is told at start, not to the first clerk who prints. */
    void check(@Observes StartupEvent event) throws IOException {
        for (Path font : added) {
            try {
                NoticeFonts.of(Map.of(font.getFileName().toString(), Files.readAllBytes(font)));
            } catch (IOException | RuntimeException unusable) {
                throw new IllegalStateException(
                        "fingertip.notice.fonts: " + font + " 不能作为公示单的字体(不存在、不可读或不可嵌入);font cannot be used", unusable);
            }
        }
    }

    /**
     * @param work draws one notice
     * @throws Problem 503 {@code busy} where enough notices are being made
     */
    <T> T with(Function<NoticeFonts, T> work) {
        if (!places.tryAcquire()) {
            throw Problem.unavailable("busy", "系统繁忙", "正在生成的公示单较多,请过几秒再试。", COME_BACK);
        }
        try {
            NoticeFonts fonts = idle.poll();
            if (fonts == null) {
                fonts = NoticeFonts.of(files());
            }
            T result = work.apply(fonts);
            idle.add(fonts);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            places.release();
        }
    }

    private synchronized Map<String, byte[]> files() throws IOException {
        if (files == null) {
            Map<String, byte[]> read = new LinkedHashMap<>();
            for (String name : BUNDLED) {
                try (InputStream font = FontPool.class.getResourceAsStream("/data/fonts/" + name)) {
                    read.put(name, font.readAllBytes());
                }
            }
            for (Path font : added) {
                read.put(font.getFileName().toString(), Files.readAllBytes(font));
            }
            files = read;
        }
        return files;
    }
}
