package cn.fingertip.wechat;

import java.time.Duration;

/** Short ones, so that a test of what fails does not take long. */
record Limits(String apiBaseUrl, int atOnce, Breaker breaker, Duration readTimeout, Duration overallTimeout)
        implements WechatConfig {
    Limits(String apiBaseUrl) {
        this(apiBaseUrl, 50, new Opens(10, 0.5, Duration.ofMillis(300)));
    }

    Limits(String apiBaseUrl, int atOnce, Breaker breaker) {
        this(apiBaseUrl, atOnce, breaker, Duration.ofMillis(500), Duration.ofSeconds(2));
    }

    /** For many at once, on a machine that does other things too. */
    Limits patient() {
        return new Limits(apiBaseUrl, atOnce, breaker, Duration.ofSeconds(5), Duration.ofSeconds(20));
    }

    record Opens(int questions, double ratio, Duration pause) implements Breaker {}

    @Override
    public Duration forceAgainAfter() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofMillis(500);
    }
}
