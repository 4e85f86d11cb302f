package cn.fingertip.wish.due;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Times of a wish that no calendar rules. */
@ConfigMapping(prefix = "fingertip.wish")
public interface WishConfig {
    /** @return after how long a villager's silence confirms what is done */
    @WithDefault("7D")
    Duration silenceConfirms();

    /** @return for how long after its confirmation a wish may still be reopened */
    @WithDefault("15D")
    Duration reopenWithin();
}
