package cn.fingertip.notify.message;

import cn.fingertip.jobs.RecurringJob;
import cn.fingertip.notify.NotifyConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Sends what is due, every few seconds; one replica at a time, another where that one dies. */
@ApplicationScoped
class DeliveryJob implements RecurringJob {
    private final Delivery delivery;
    private final NotifyConfig config;

    DeliveryJob(Delivery delivery, NotifyConfig config) {
        this.delivery = delivery;
        this.config = config;
    }

    @Override
    public String name() {
        return "wechat-notice-delivery";
    }

    @Override
    public Duration every() {
        return config.messages().every();
    }

    @Override
    public void run() {
        delivery.run();
    }
}
