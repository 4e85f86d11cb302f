package cn.fingertip.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Where links into the mini-program end on a device that cannot open it, a computer above all: it says where to go on. A
 * county that has a portal of its own lets its proxy answer here.
 */
@Path("/")
@Produces(RosterPageResource.HTML)
class HomePageResource {
    @GET
    @PermitAll
    @Operation(hidden = true)
    public RestResponse<String> home() {
        return RestResponse.ResponseBuilder.ok(Templates.home().render())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=600")
                .build();
    }
}
