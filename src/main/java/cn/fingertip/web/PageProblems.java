package cn.fingertip.web;

import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.http.Causes;
import cn.fingertip.kernel.http.HttpStatusProblems;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/** Problems as people read them: a page that says what is wrong and where to go on. */
final class PageProblems {
    private static final Logger LOG = Logger.getLogger(PageProblems.class);
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F-]{36}");

    private PageProblems() {}

    /** @return the problem behind what was thrown; a fault is logged and answered with 500 */
    static Problem of(Throwable thrown) {
        Problem problem = Causes.problem(thrown).orElse(null);
        if (problem != null) {
            return problem;
        }
        if (thrown instanceof WebApplicationException refused
                && refused.getResponse().getStatus() < 500) {
            return HttpStatusProblems.of(refused.getResponse().getStatus());
        }
        LOG.error("a page could not be made", thrown);
        return HttpStatusProblems.of(500);
    }

    /** @return a page of its own, with the way back to the roster in the address where there is one to go back to */
    static RestResponse<String> answer(Throwable thrown, UriInfo uri) {
        Problem problem = of(thrown);
        String id = uri.getPathParameters().getFirst("id");
        boolean somewhere = problem.status() != 404
                && problem.status() != 410
                && id != null
                && ID.matcher(id).matches();
        return page(Templates.problem(problem, somewhere ? "/r/" + id : null), problem)
                .build();
    }

    /** @return a page that tells the problem itself, under the problem's status */
    static RestResponse.ResponseBuilder<String> page(TemplateInstance page, Problem problem) {
        RestResponse.ResponseBuilder<String> answer = RestResponse.ResponseBuilder.<String>create(problem.status())
                .entity(page.render())
                .header(HttpHeaders.CONTENT_TYPE, RosterPageResource.HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        problem.retryAfter().ifPresent(after -> answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, after.toSeconds())));
        return answer;
    }
}
