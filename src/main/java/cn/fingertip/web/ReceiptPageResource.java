package cn.fingertip.web;

import cn.fingertip.kernel.Problem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Where one reads the answer to an objection made without a name; the receipt goes in a body, never in an address. */
@Path("/r")
@Produces(RosterPageResource.HTML)
class ReceiptPageResource {
    /** Longer than any way of typing 16 digits. */
    private static final int LONGEST = 40;

    private final ObjectionScreens screens;

    ReceiptPageResource(ObjectionScreens screens) {
        this.screens = screens;
    }

    @GET
    @Path("/objections")
    @PermitAll
    @Operation(hidden = true)
    public RestResponse<String> form() {
        return OwnForms.page(Templates.receipt("", null));
    }

    @POST
    @Path("/objections")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Operation(hidden = true)
    public RestResponse<String> answer(@FormParam("receipt") String receipt, HttpServerRequest http) {
        OwnForms.require(http);
        String typed = receipt == null ? "" : receipt.strip();
        try {
            if (typed.isEmpty() || typed.length() > LONGEST) {
                throw Problem.rule("invalid", "填写有误", "请填写 16 位查询码,它在提交异议后的页面上。");
            }
            return OwnForms.page(
                    Templates.answer(screens.answer(typed, http.remoteAddress().hostAddress())));
        } catch (RuntimeException thrown) {
            Problem problem = PageProblems.of(thrown);
            return OwnForms.mark(PageProblems.page(
                            Templates.receipt(typed.length() > LONGEST ? "" : typed, problem), problem))
                    .build();
        }
    }

    /** People get a page to read instead of the problem body that programs get. */
    @ServerExceptionMapper
    RestResponse<String> problem(Throwable thrown, UriInfo uri) {
        return PageProblems.answer(thrown, uri);
    }
}
