package cn.fingertip.testsupport.traffic;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.List;

/**
 * Holds what a test sends and gets against the published contract, and fails that very request where they differ. With
 * {@code -Dcontract.record=<file>} it writes what it saw there instead, one JSON line each, and fails nothing.
 */
final class TrafficFilter implements Filter {
    private final TrafficRecord record = TrafficRecord.wanted();
    private PublishedContract contract;

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification wanted, FilterContext context) {
        Response response = context.next(request, wanted);
        URI uri = URI.create(request.getURI());
        if (uri.getRawPath() == null || !PublishedContract.speaksOf(uri.getRawPath())) {
            return response;
        }
        Exchange exchange = Exchange.of(request, uri, response);
        List<String> misfits = contract().misfits(exchange);
        if (record != null) {
            record.write(contract(), exchange, misfits);
        } else if (!misfits.isEmpty()) {
            throw new AssertionError(exchange + " is not as miniapp-contract/openapi.yaml says:\n  "
                    + String.join("\n  ", misfits) + "\n" + exchange.shortened());
        }
        return response;
    }

    /** Read when it is first asked for: by then {@code ContractTest} may have written it anew. */
    private synchronized PublishedContract contract() {
        if (contract == null) {
            contract = PublishedContract.committed();
        }
        return contract;
    }
}
