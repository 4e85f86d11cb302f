package cn.fingertip.kernel.http;

import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever is thrown into one {@link ProblemBody}; nothing of a fault's inside reaches the client. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    RestResponse<ProblemBody> problem(Problem problem) {
        return answer(problem, Ids.hex());
    }

    @ServerExceptionMapper
    RestResponse<ProblemBody> validation(ConstraintViolationException e) {
        return problem(Violations.asProblem(e));
    }

    /** JSON that is none, or does not fit: says where, never echoes what was sent. */
    @ServerExceptionMapper
    RestResponse<ProblemBody> json(JacksonException e) {
        String where = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(ref -> ref.getFieldName() == null ? "[" + ref.getIndex() + "]" : ref.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
        String place = where.isEmpty() ? "" : "(位置:" + where + ")";
        return problem(Problem.badRequest("malformed", "请求格式有误", "提交的内容无法识别" + place + ",请检查格式后重试。"));
    }

    /** The framework has a mapper of its own for this kind, which would win over the one above. */
    @ServerExceptionMapper
    RestResponse<ProblemBody> mismatch(MismatchedInputException e) {
        return json(e);
    }

    @ServerExceptionMapper
    RestResponse<ProblemBody> unauthenticated(AuthenticationFailedException e) {
        return problem(HttpStatusProblems.of(401));
    }

    @ServerExceptionMapper
    RestResponse<ProblemBody> unauthorized(UnauthorizedException e) {
        return problem(HttpStatusProblems.of(401));
    }

    @ServerExceptionMapper
    RestResponse<ProblemBody> forbidden(ForbiddenException e) {
        return problem(HttpStatusProblems.of(403));
    }

    /** A number that is none is no reason to say that the page is not there; in a path it is. */
    @ServerExceptionMapper
    RestResponse<ProblemBody> notFound(NotFoundException e, ResourceInfo operation, UriInfo uri) {
        Method method = e.getCause() == null ? null : operation.getResourceMethod();
        List<Problem.Violation> wrong =
                method == null ? List.of() : NumberParameters.wrong(method, uri.getQueryParameters());
        return problem(wrong.isEmpty() ? HttpStatusProblems.of(404) : Violations.asProblem(wrong));
    }

    @ServerExceptionMapper
    RestResponse<ProblemBody> framework(WebApplicationException e) {
        if (e.getCause() instanceof JacksonException json) {
            return json(json);
        }
        return problem(Causes.problem(e)
                .orElseGet(() -> HttpStatusProblems.of(e.getResponse().getStatus())));
    }

    @ServerExceptionMapper
    RestResponse<ProblemBody> fault(Throwable fault) {
        Optional<Problem> known = Causes.problem(fault);
        String traceId = Ids.hex();
        if (known.isPresent()) {
            if (known.get().status() == 503) {
                LOG.warnf("unavailable traceId=%s: %s", traceId, fault);
            }
            return answer(known.get(), traceId);
        }
        LOG.errorf(fault, "fault traceId=%s", traceId);
        return answer(HttpStatusProblems.of(500), traceId);
    }

    private static RestResponse<ProblemBody> answer(Problem problem, String traceId) {
        RestResponse.ResponseBuilder<ProblemBody> response = RestResponse.ResponseBuilder.<ProblemBody>create(
                        problem.status())
                .header(HttpHeaders.CONTENT_TYPE, "application/problem+json;charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(ProblemBody.of(problem, traceId));
        problem.retryAfter()
                .ifPresent(after -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, after.toSeconds())));
        if (problem.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }
}
