package cn.fingertip.web;

import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.http.PublicReader;
import cn.fingertip.kernel.http.ReadyAnswer;
import cn.fingertip.roster.lookup.QueryParameters;
import cn.fingertip.roster.lookup.cache.HotPages;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * A published roster as a page for people, where the QR code of a village's notice leads: short address, no script, no
 * cookie, nothing from elsewhere. Not part of the contract, which is for programs.
 */
@Path("/r")
@Produces(RosterPageResource.HTML)
class RosterPageResource {
    static final String HTML = "text/html;charset=UTF-8";

    private static final MediaType PAGE = new MediaType("text", "html", "UTF-8");

    private final RosterScreens screens;

    RosterPageResource(RosterScreens screens) {
        this.screens = screens;
    }

    @GET
    @Path("/{id}")
    @NonBlocking
    @PermitAll
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> roster(
            @PathParam("id") String id,
            @QueryParam("village") String village,
            @QueryParam("name") String name,
            @QueryParam("cursor") String cursor,
            @QueryParam("version") String version,
            @BeanParam PublicReader reader,
            @Context HttpServerRequest request) {
        // Printed notices say which version they are; what is no number says nothing.
        Integer inHand = version != null && version.matches("[0-9]{1,6}") ? Integer.valueOf(version) : null;
        RosterScreen.Asked asked = new RosterScreen.Asked(village, name, cursor, inHand);
        String cache = asked.name() == null ? HotPages.CACHE : ReadyAnswer.CACHE_OF_NAMES;
        return screens.roster(Ids.parse(id), asked, request.uri()).map(page -> page.answer(PAGE, reader, cache));
    }

    @GET
    @Path("/{id}/changes")
    @NonBlocking
    @PermitAll
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> changes(
            @PathParam("id") String id, @QueryParam("cursor") String cursor, @BeanParam PublicReader reader) {
        return screens.changes(Ids.parse(id), QueryParameters.cursor(cursor))
                .map(page -> page.answer(PAGE, reader, HotPages.CACHE));
    }

    /** People get a page to read instead of the problem body that programs get. */
    @ServerExceptionMapper
    RestResponse<String> problem(Throwable thrown, UriInfo uri) {
        return PageProblems.answer(thrown, uri);
    }
}
