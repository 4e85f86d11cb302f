package cn.fingertip.report.retention;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** How long reports are kept is for whoever runs the site to say. */
@ConfigMapping(prefix = "fingertip.report-retention")
interface RetentionConfig {
    /**
     * A file in the form of {@code data/reports/retention.csv} that takes its place whole. The bundled days are no
     * law's: an office takes them from its own table of how long files are kept (国家档案局令第8号, 第十二条).
     */
    Optional<Path> file();
}
