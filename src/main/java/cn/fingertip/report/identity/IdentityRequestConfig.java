package cn.fingertip.report.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long an inspector may look at who reports. */
@ConfigMapping(prefix = "fingertip.identity-request")
interface IdentityRequestConfig {
    /** From a custodian's approval on; after that it takes another reason and another approval. */
    @WithDefault("7D")
    Duration approvedFor();
}
