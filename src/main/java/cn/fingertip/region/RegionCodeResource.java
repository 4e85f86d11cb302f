package cn.fingertip.region;

import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.http.PublicBody;
import cn.fingertip.wechat.PageCodes;
import cn.fingertip.wechat.PageConfig;
import cn.fingertip.wechat.PageLink;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The mini-program code that leads to the page of a county, township or village. */
@Path("/api/v1/regions")
@Tag(name = "行政区划")
class RegionCodeResource {
    private static final String PNG = "image/png";

    private final Regions regions;
    private final PageCodes codes;
    private final PageConfig pages;

    RegionCodeResource(Regions regions, PageCodes codes, PageConfig pages) {
        this.regions = regions;
        this.codes = codes;
        this.pages = pages;
    }

    @GET
    @Path("/{code}/wxacode.png")
    @PermitAll
    // WeChat may take seconds the first time.
    @RunOnVirtualThread
    @Produces(PNG)
    @Operation(
            operationId = "getRegionCode",
            summary = "一个地区的小程序码(PNG)",
            description = "扫码进入小程序里这个县、乡镇或村的首页。scene 即区划代码。同一个码只向微信要一次,可缓存。带 ETag。")
    @APIResponse(
            responseCode = "200",
            description = "PNG 图片",
            content = @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "与 If-None-Match 所持的一致,内容没有变化")
    @APIResponse(responseCode = "404", description = "没有这个地区(not-found)")
    @APIResponse(responseCode = "422", description = "本站没有小程序(wechat-app-unknown)")
    @APIResponse(responseCode = "429", description = "要新码的次数过多(too-often)")
    @APIResponse(responseCode = "503", description = "暂时连不上微信(wechat-unavailable)")
    public RestResponse<byte[]> png(
            @PathParam("code") String code,
            @Parameter(description = "手中那一份的 ETag") @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @Context HttpServerRequest http) {
        require(code);
        byte[] png = codes.png(pages.site(), code, http.remoteAddress().hostAddress());
        return PublicBody.Form.once(png, false).answer(MediaType.valueOf(PNG), ifNoneMatch, "public, max-age=86400");
    }

    @GET
    @Path("/{code}/wxalink")
    @PermitAll
    @RunOnVirtualThread
    @Operation(
            operationId = "getRegionLink",
            summary = "打开一个地区首页的小程序链接",
            description = "放在短信、网页里,点开进入小程序里这个县、乡镇或村的首页。同一个链接一天只向微信要一次。")
    @APIResponseSchema(value = PageLink.class, responseCode = "200", responseDescription = "链接")
    @APIResponse(responseCode = "404", description = "没有这个地区(not-found)")
    @APIResponse(responseCode = "422", description = "本站没有小程序(wechat-app-unknown)")
    @APIResponse(responseCode = "429", description = "要新链接的次数过多(too-often)")
    @APIResponse(responseCode = "503", description = "暂时连不上微信(wechat-unavailable)")
    public PageLink link(@PathParam("code") String code, @Context HttpServerRequest http) {
        require(code);
        return codes.link(pages.site(), "region=" + code, http.remoteAddress().hostAddress());
    }

    private void require(String code) {
        if (regions.find(code).isEmpty()) {
            throw Problem.notFound("not-found", "没有找到", "没有找到这个地区,请从地区列表中重新选择。");
        }
    }
}
