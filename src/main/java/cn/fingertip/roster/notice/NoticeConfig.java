package cn.fingertip.roster.notice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Settings of the notices that are printed for village boards. */
@ConfigMapping(prefix = "fingertip.notice")
public interface NoticeConfig {
    /** @return lines of one notice; about 50 stand on a page. A village has some hundreds, a county's roster is printed village by village. */
    @WithDefault("5000")
    int mostLines();

    /** @return notices made at one time in this process; each takes up to 60 MB and a core. */
    @WithDefault("2")
    int atOnce();

    /** @return bytes of notices just drawn that are kept in memory, for who asks for the same one again. */
    @WithDefault("33554432")
    long keptBytes();

    /** @return OpenType or TrueType files asked, in this order, for characters that the bundled fonts lack. */
    Optional<List<Path>> fonts();

    /**
     * @return where the public reaches this site, {@code https://zjgk.example.gov.cn}; stands in the QR code. Where it is not
     * set, the address under which the notice was asked for.
     */
    Optional<URI> address();

    /** @return the public page of a roster at that address. */
    @WithDefault("/r/{id}")
    String page();
}
