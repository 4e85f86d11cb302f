package cn.fingertip.wechat;

import java.time.Duration;

/** Short ones, so that a test of what fails does not take long. */
record Limits(String apiBaseUrl, int atOnce, Breaker breaker) implements WechatConfig {
    Limits(String apiBaseUrl) {
        this(apiBaseUrl, 50, new Opens(10, 0.5, Duration.ofMillis(300)));
    }

    record Opens(int questions, double ratio, Duration pause) implements Breaker {}

    @Override
    public Duration connectTimeout() {
        return Duration.ofMillis(500);
    }

    @Override
    public Duration readTimeout() {
        return Duration.ofMillis(500);
    }

    @Override
    public Duration overallTimeout() {
        return Duration.ofSeconds(2);
    }
}
