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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the buttons of menus lead that open a page and should know who reads it. People come here, with a browser. */
@Path("/wechat/mp/{appId}")
@Tag(name = "公众号")
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
    @Path("open")
    @RunOnVirtualThread
    @Operation(
            operationId = "openAccountPage",
            summary = "从公众号菜单打开网页",
            description =
                    "菜单按钮的地址。转到微信授权页(静默,snsapi_base),回来后再转到 to;to 只能是本站的路径。举报一路(匿名)直接打开,不问微信是谁。微信或缓存不可用时直接打开,只是没有登录。")
    @APIResponse(responseCode = "302", description = "转到微信授权页,或直接转到 to")
    @APIResponse(
            responseCode = "404",
            description = "没有这个公众号(给人看的网页)",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "422",
            description = "to 不是本站的路径(给人看的网页)",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    public Response open(
            @Parameter(description = "公众号的 AppID") @PathParam("appId") String appId,
            @Parameter(description = "本站的路径,以一个 / 开头") @QueryParam("to") String to,
            @Context HttpServerRequest http) {
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
    @Path("oauth")
    @RunOnVirtualThread
    @Operation(
            operationId = "returnFromWechat",
            summary = "微信授权后回到本站",
            description =
                    "由微信转来。核对 state(一次有效,只认同一浏览器)后转到要打开的页面;微信说明了是谁的,交给页面一个一次性的 HttpOnly Cookie,页面凭它调用 loginAccountPage 换取令牌。地址里没有任何秘密。")
    @APIResponse(responseCode = "302", description = "转到要打开的页面;微信不可用、拒绝授权或授权码无效时同样打开,只是没有登录")
    @APIResponse(
            responseCode = "403",
            description = "state 不对、过期、用过,或不是同一个浏览器(给人看的网页)",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    public Response back(
            @Parameter(description = "公众号的 AppID") @PathParam("appId") String appId,
            @Parameter(description = "微信给的授权码") @QueryParam("code") String code,
            @Parameter(description = "打开时给出的随机串") @QueryParam("state") String state,
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
