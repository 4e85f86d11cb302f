package cn.fingertip.testsupport.traffic;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;

/** Puts {@link TrafficFilter} under every request of every {@code @QuarkusTest}, once a run. */
public final class TrafficWatch implements QuarkusTestBeforeEachCallback {
    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        if (RestAssured.filters().stream().noneMatch(TrafficFilter.class::isInstance)) {
            RestAssured.filters(new TrafficFilter());
        }
    }
}
