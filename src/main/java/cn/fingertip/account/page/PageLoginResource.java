package cn.fingertip.account.page;

import cn.fingertip.identity.citizen.Citizens;
import cn.fingertip.identity.session.LoginView;
import cn.fingertip.kernel.Problem;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** A page opened from a menu asks for its reader's session. */
@Path("/api/v1/auth/wechat/page")
@Tag(name = "登录")
class PageLoginResource {
    private static final String COOKIE = "fingertip-page";
    private static final String PATH = "/api/v1/auth/wechat";

    private final Openings openings;
    private final Citizens citizens;

    PageLoginResource(Openings openings, Citizens citizens) {
        this.openings = openings;
        this.citizens = citizens;
    }

    @POST
    @PermitAll
    @Operation(
            operationId = "loginAccountPage",
            summary = "公众号网页登录",
            description =
                    "从公众号菜单打开的网页,凭打开时得到的一次性 Cookie(120 秒内)换取令牌,回答与 loginWithWechat 相同。没有请求体;浏览器自动带上 Cookie,脚本读不到它。")
    @APIResponse(
            responseCode = "200",
            description = "登录成功",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LoginView.class)))
    @APIResponse(responseCode = "401", description = "没有可用的一次性 Cookie(page-login-missing)")
    public RestResponse<LoginView> login(
            @Parameter(description = "打开网页时得到的一次性 Cookie,由浏览器带上") @CookieParam(COOKIE) String secret) {
        LoginView login = openings.take(secret)
                .map(citizens::login)
                .orElseThrow(
                        () -> Problem.unauthorized("page-login-missing", "网页没有登录", "这个网页还没有登录,或者打开得太久。请从公众号菜单重新进入。"));
        return RestResponse.ResponseBuilder.ok(login)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .cookie(cookie("", 0))
                .build();
    }

    /** @param seconds 0 takes it away */
    static NewCookie cookie(String secret, long seconds) {
        return OpenResource.cookie(COOKIE, PATH, secret, seconds);
    }
}
