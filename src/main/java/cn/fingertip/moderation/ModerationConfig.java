package cn.fingertip.moderation;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What villagers write for others to see, and who looks at it first. */
@ConfigMapping(prefix = "fingertip.moderation")
interface ModerationConfig {
    /**
     * Where WeChat reaches this site, {@code https://zjgk.example.gov.cn}; it fetches pictures there. Where it is not set,
     * a person looks at each picture.
     */
    Optional<URI> address();

    /** After how long without an answer of WeChat a person is to decide; so long WeChat may fetch a picture. */
    @WithDefault("30M")
    Duration patience();

    /** The largest picture that WeChat takes. */
    @WithDefault("10M")
    MemorySize largestPicture();

    /** How often the text of one thing may be looked at; a safeguard of the reviewers' time. */
    @WithDefault("5")
    int mostTimes();
}
