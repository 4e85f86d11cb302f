package cn.fingertip.roster.code;

import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.http.PublicBody;
import cn.fingertip.roster.lookup.PublishedRosters;
import cn.fingertip.roster.lookup.QueryParameters;
import cn.fingertip.roster.lookup.cache.CurrentVersion;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The mini-program code that leads to a published roster. */
@Path("/api/v1/rosters")
@Tag(name = "补贴清册")
class RosterCodeResource {
    private static final String PNG = "image/png";

    private final PublishedRosters rosters;
    private final PageCodes codes;
    private final PageConfig pages;

    RosterCodeResource(PublishedRosters rosters, PageCodes codes, PageConfig pages) {
        this.rosters = rosters;
        this.codes = codes;
        this.pages = pages;
    }

    @GET
    @Path("/{id}/wxacode.png")
    @PermitAll
    // WeChat may take seconds the first time.
    @RunOnVirtualThread
    @Produces(PNG)
    @Operation(
            operationId = "getRosterCode",
            summary = "清册的小程序码(PNG)",
            description = "扫码进入小程序的清册页。scene 为清册编号 16 个字节的 base64url(22 个字符);指定村时再加一个点和 12 位村代码的 36 进制。"
                    + "同一个码只向微信要一次,可缓存。带 ETag。")
    @APIResponse(
            responseCode = "200",
            description = "PNG 图片",
            content = @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "与 If-None-Match 所持的一致,内容没有变化")
    @APIResponse(responseCode = "404", description = "没有这份清册或尚未公示(roster-not-published)")
    @APIResponse(responseCode = "410", description = "清册已撤回(roster-withdrawn),detail 中有原因")
    @APIResponse(responseCode = "422", description = "清册里没有这个村(village-not-in-roster),或本站没有小程序(wechat-app-unknown)")
    @APIResponse(responseCode = "429", description = "要新码的次数过多(too-often)")
    @APIResponse(responseCode = "503", description = "暂时连不上微信(wechat-unavailable)")
    public RestResponse<byte[]> png(
            @PathParam("id") String id,
            @Parameter(description = "12 位村级区划代码;不传为全册") @QueryParam("village") String village,
            @Parameter(description = "手中那一份的 ETag") @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @Context HttpServerRequest http) {
        UUID roster = Ids.parse(id);
        String only = require(roster, village);
        byte[] png = codes.png(
                pages.roster(),
                RosterScene.of(roster, only),
                http.remoteAddress().hostAddress());
        // A withdrawn roster has no code any more: asked again after an hour.
        return PublicBody.Form.once(png, false).answer(MediaType.valueOf(PNG), ifNoneMatch, "public, max-age=3600");
    }

    @GET
    @Path("/{id}/wxalink")
    @PermitAll
    @RunOnVirtualThread
    @Operation(
            operationId = "getRosterLink",
            summary = "打开清册页的小程序链接",
            description = "放在短信、网页里,点开进入小程序的清册页,参数 id、village 与页面一致。同一个链接一天只向微信要一次。")
    @APIResponseSchema(value = PageLink.class, responseCode = "200", responseDescription = "链接")
    @APIResponse(responseCode = "404", description = "没有这份清册或尚未公示(roster-not-published)")
    @APIResponse(responseCode = "410", description = "清册已撤回(roster-withdrawn),detail 中有原因")
    @APIResponse(responseCode = "422", description = "清册里没有这个村(village-not-in-roster),或本站没有小程序(wechat-app-unknown)")
    @APIResponse(responseCode = "429", description = "要新链接的次数过多(too-often)")
    @APIResponse(responseCode = "503", description = "暂时连不上微信(wechat-unavailable)")
    public PageLink link(
            @PathParam("id") String id,
            @Parameter(description = "12 位村级区划代码;不传为全册") @QueryParam("village") String village,
            @Context HttpServerRequest http) {
        UUID roster = Ids.parse(id);
        String only = require(roster, village);
        return codes.link(
                pages.roster(),
                "id=" + roster + (only == null ? "" : "&village=" + only),
                http.remoteAddress().hostAddress());
    }

    /** @return the village's code, null for the whole roster */
    private String require(UUID roster, String village) {
        String only = QueryParameters.village(village);
        CurrentVersion.Published version = rosters.require(roster);
        if (only != null && rosters.extent(version, only).lines() == 0) {
            throw Problem.rule("village-not-in-roster", "清册里没有这个村", "这份清册没有这个村(社区)的明细,请从清册所含的村中选择。");
        }
        return only;
    }
}
