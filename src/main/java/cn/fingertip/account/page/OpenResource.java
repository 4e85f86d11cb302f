package cn.fingertip.account.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Where the buttons of menus lead that open a page and should know who reads it. People come here, with a browser; not part
 * of the contract, which is for programs. The path of the class is that of the callbacks: a longer one would take theirs, for
 * the longest is looked into alone.
 */
@Path("/wechat")
@PermitAll
@Produces("text/html;charset=UTF-8")
class OpenResource {
    private static final String COOKIE = "fingertip-open";

    private final Openings openings;
    private final OpenConfig config;
    private final SiteAddress site;

    OpenResource(Openings openings, OpenConfig config, SiteAddress site) {
        this.openings = openings;
        this.config = config;
        this.site = site;
    }

    @GET
    @Path("mp/{appId}/open")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response open(
            @PathParam("appId") String appId, @QueryParam("to") String to, @Context HttpServerRequest http) {
        if (!openings.knows(appId)) {
            return page(404, "没有这个公众号", "这个公众号没有在本站登记,请从本县公布的公众号菜单进入。");
        }
        return OwnPath.of(to)
                .map(path -> openings.open(
                        appId,
                        path,
                        site.of(http) + "/wechat/mp/" + appId + "/oauth",
                        http.remoteAddress().hostAddress()))
                .map(way -> way.cookie() == null
                        ? redirect(way.location()).build()
                        : redirect(way.location())
                                .cookie(cookie(
                                        COOKIE,
                                        "/wechat/mp",
                                        way.cookie(),
                                        config.stateLife().toSeconds()))
                                .build())
                .orElseGet(() -> page(422, "页面地址不对", "这个链接指向的不是本站的页面,没有打开。请从公众号菜单重新进入。"));
    }

    @GET
    @Path("mp/{appId}/oauth")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response back(
            @PathParam("appId") String appId,
            @QueryParam("code") String code,
            @QueryParam("state") String state,
            @CookieParam(COOKIE) String browser) {
        return openings.back(appId, state, browser, code)
                .map(way -> {
                    Response.ResponseBuilder on = redirect(way.location()).cookie(cookie(COOKIE, "/wechat/mp", "", 0));
                    if (way.cookie() != null) {
                        on.cookie(PageLoginResource.cookie(
                                way.cookie(), config.loginLife().toSeconds()));
                    }
                    return on.build();
                })
                .orElseGet(() -> page(403, "请重新进入", "这次打开已经过期,或者换了浏览器。请从公众号菜单重新进入,不会丢失任何内容。"));
    }

    /** @param seconds 0 takes it away */
    static NewCookie cookie(String name, String path, String value, long seconds) {
        return new NewCookie.Builder(name)
                .value(value)
                .path(path)
                .maxAge((int) seconds)
                .httpOnly(true)
                .secure(true)
                .sameSite(SameSite.LAX)
                .build();
    }

    /** The framework would make the location absolute by the Host that the request claims. */
    private static Response.ResponseBuilder redirect(String location) {
        return Response.status(302)
                .header(HttpHeaders.LOCATION, location)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static Response page(int status, String title, String text) {
        return Response.status(status)
                .entity(Templates.message(title, text).render())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
