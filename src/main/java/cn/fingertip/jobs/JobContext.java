package cn.fingertip.jobs;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;

/** A request context around a job, as an HTTP request has one. */
final class JobContext {
    private JobContext() {}

    static void run(Runnable job) {
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        try {
            job.run();
        } finally {
            context.terminate();
        }
    }
}
