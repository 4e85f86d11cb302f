package cn.fingertip.roster.check.rule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** From where on something is worth a look; each office finds its own by the precision of its rules. */
@ConfigMapping(prefix = "fingertip.check")
public interface RuleConfig {
    /** @return from how many people on one account in a year; couples share one, so that two are nothing unusual */
    @WithDefault("3")
    int peopleOnOneCard();

    /** @return an amount is far from usual where it is over so many times the village's median, or under that part of it, and … */
    @WithDefault("5")
    double usualTimes();

    /** @return … over the median by so many robust deviations (1.4826 × median absolute deviation), or under it by as many of the logarithms */
    @WithDefault("6")
    double usualDeviations();

    /** @return lines a village must have before it has a usual amount */
    @WithDefault("10")
    int usualOfLines();
}
