package cn.fingertip.testsupport.requests;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import org.apache.http.client.HttpClient;
import org.apache.http.conn.scheme.PlainSocketFactory;
import org.apache.http.conn.scheme.Scheme;
import org.apache.http.conn.scheme.SchemeRegistry;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.conn.BasicClientConnectionManager;

/**
 * Spares each request of a test what REST Assured does anew for it: reading all certificates that the JDK trusts, looking
 * for Jackson's modules, and compiling JSON paths. What is sent, and the connection for each request, stay as they are.
 */
public final class QuickRequests implements QuarkusTestBeforeEachCallback {
    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    static {
        CompiledPaths.install();
    }

    /** Before each test, since Quarkus gives each the settings of REST Assured afresh. */
    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        RestAssuredConfig config = RestAssured.config();
        RestAssured.config = config.httpClient(
                        config.getHttpClientConfig().httpClientFactory(QuickRequests::withoutCertificates))
                .objectMapperConfig(
                        config.getObjectMapperConfig().jackson2ObjectMapperFactory((type, charset) -> JSON));
    }

    /** No test speaks HTTPS. */
    @SuppressWarnings("deprecation") // REST Assured asks for this kind of client
    private static HttpClient withoutCertificates() {
        SchemeRegistry schemes = new SchemeRegistry();
        schemes.register(new Scheme("http", 80, PlainSocketFactory.getSocketFactory()));
        return new DefaultHttpClient(new BasicClientConnectionManager(schemes));
    }
}
