package cn.fingertip.web;

import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Where one objects with nothing but a browser and without a name, as the printed notice says. The answer stands under
 * the address of the form: the receipt in it never stands in an address.
 */
@Path("/r")
@Produces(RosterPageResource.HTML)
class ObjectionPageResource {
    private final ObjectionScreens screens;

    ObjectionPageResource(ObjectionScreens screens) {
        this.screens = screens;
    }

    @GET
    @Path("/{id}/objection")
    @PermitAll
    @Operation(hidden = true)
    public RestResponse<String> form(
            @PathParam("id") String id, @QueryParam("version") String version, @QueryParam("line") String line) {
        return OwnForms.page(Templates.objection(screens.opened(Ids.parse(id), version, line)));
    }

    @POST
    @Path("/{id}/objection")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Operation(hidden = true)
    public RestResponse<String> submit(
            @PathParam("id") String id,
            @FormParam("key") String key,
            @FormParam("version") String version,
            @FormParam("line") String line,
            @FormParam("kind") String kind,
            @FormParam("text") String text,
            @FormParam("contact") String contact,
            HttpServerRequest http) {
        OwnForms.require(http);
        UUID roster = Ids.parse(id);
        ObjectionForm form = new ObjectionForm(key, version, line, kind, text, contact);
        try {
            String receipt = screens.submit(roster, form, http.remoteAddress().hostAddress());
            return OwnForms.page(Templates.objected("/r/" + roster, receipt.replaceAll("(.{4})(?=.)", "$1 ")));
        } catch (RuntimeException thrown) {
            return notTaken(roster, form, PageProblems.of(thrown));
        }
    }

    /** People get a page to read instead of the problem body that programs get. */
    @ServerExceptionMapper
    RestResponse<String> problem(Throwable thrown, UriInfo uri) {
        return PageProblems.answer(thrown, uri);
    }

    private RestResponse<String> notTaken(UUID roster, ObjectionForm form, Problem problem) {
        if (problem.status() == 404 || problem.status() == 410) {
            throw problem;
        }
        boolean sentBefore = problem.code().equals("idempotency-key-reused");
        Problem told = sentBefore
                ? Problem.rule(problem.code(), "这张表提交过了", "先前提交的已经收到,查询码在那时的页面上。现在填的和那时不同,还没有提交:要另提一条异议,请再点一次“提交异议”。")
                : problem;
        return OwnForms.mark(PageProblems.page(
                        Templates.objection(screens.again(roster, sentBefore ? form.anew() : form, told)), told))
                .build();
    }
}
