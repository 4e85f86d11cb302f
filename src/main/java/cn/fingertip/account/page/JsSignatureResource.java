package cn.fingertip.account.page;

import cn.fingertip.kernel.Problem;
import cn.fingertip.wechat.PublicAccounts;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Pages of this site may call WeChat's JS-SDK. The ticket behind it is fetched every two hours and never leaves us. */
@Path("/api/v1/wechat/js-signature")
@Tag(name = "公众号")
class JsSignatureResource {
    private final PublicAccounts accounts;
    private final SiteAddress site;

    JsSignatureResource(PublicAccounts accounts, SiteAddress site) {
        this.accounts = accounts;
        this.site = site;
    }

    @GET
    @PermitAll
    @RunOnVirtualThread
    @Operation(
            operationId = "signPage",
            summary = "网页调用微信 JS-SDK 的签名",
            description = "给 wx.config 用。只为本站的页面签名;# 及其后的部分不参与签名。")
    @APIResponse(
            responseCode = "200",
            description = "签名",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = JsSignatureView.class)))
    @APIResponse(responseCode = "422", description = "不是本站的页面(js-url-foreign),或没有这个公众号(wechat-app-unknown)")
    @APIResponse(responseCode = "503", description = "暂时连不上微信(wechat-unavailable)")
    public RestResponse<JsSignatureView> sign(
            @Parameter(description = "公众号的 AppID;本站只有一个时可不传") @QueryParam("appId") String appId,
            @Parameter(description = "当前网页的完整地址(location.href)")
                    @QueryParam("url")
                    @NotBlank(message = "请带上网页的地址")
                    @Size(max = 2048, message = "网页的地址过长")
                    String url,
            @Context HttpServerRequest http) {
        String own = site.of(http);
        // A longer host begins alike: https://site.example.evil.
        if (!url.startsWith(own) || url.length() > own.length() && "/?#".indexOf(url.charAt(own.length())) < 0) {
            throw Problem.rule("js-url-foreign", "不是本站的页面", "只能为本站的页面签名,请传当前页面自己的地址。");
        }
        return RestResponse.ResponseBuilder.ok(JsSignatureView.of(accounts.sign(appId, url)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
