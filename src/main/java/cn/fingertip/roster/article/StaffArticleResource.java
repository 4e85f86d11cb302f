package cn.fingertip.roster.article;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.Ids;
import cn.fingertip.roster.notice.NoticeConfig;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Articles for public accounts, by those who publish rosters. */
@Path("/api/v1/staff/rosters/{id}/article")
@Tag(name = "清册办理")
@RolesAllowed({Roles.REVIEWER, Roles.SECRECY_REVIEWER})
class StaffArticleResource {
    private final RosterArticles articles;
    private final NoticeConfig config;

    StaffArticleResource(RosterArticles articles, NoticeConfig config) {
        this.articles = articles;
        this.config = config;
    }

    @GET
    @Operation(
            operationId = "getRosterArticle",
            summary = "公示文章",
            description = "为已公布的清册写好公众号文章的标题、摘要、正文和链接。只有项目、地区、期次、笔数、金额和公示期,没有任何个人。")
    @APIResponse(responseCode = "200", description = "文章")
    @APIResponse(responseCode = "404", description = "清册没有公布(roster-not-published),或不在本人所辖区划内(not-found)")
    @APIResponse(responseCode = "410", description = "清册已撤回(roster-withdrawn)")
    public ArticleView get(@PathParam("id") String id, @Context HttpServerRequest http) {
        return ArticleView.of(articles.of(Ids.parse(id), page(id, http)));
    }

    @POST
    @Path("/draft")
    @ResponseStatus(201)
    @RunOnVirtualThread
    @Operation(
            operationId = "draftRosterArticle",
            summary = "公示文章存入公众号草稿箱",
            description = "把这篇文章存入公众号的草稿箱,由人看过后在公众平台发布。重复调用会有多篇草稿。留有审计记录。")
    @APIResponse(
            responseCode = "201",
            description = "已存入草稿箱",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = DraftView.class)))
    @APIResponse(responseCode = "404", description = "清册没有公布(roster-not-published),或不在本人所辖区划内(not-found)")
    @APIResponse(responseCode = "410", description = "清册已撤回(roster-withdrawn)")
    @APIResponse(responseCode = "422", description = "没有这个公众号(wechat-app-unknown),或微信没有收下(draft-refused)")
    @APIResponse(responseCode = "503", description = "暂时连不上微信(wechat-unavailable)")
    public DraftView draft(
            @PathParam("id") String id, @Valid @NotNull DraftArticle request, @Context HttpServerRequest http) {
        return new DraftView(articles.draft(Ids.parse(id), page(id, http), request.appId()));
    }

    private String page(String id, HttpServerRequest http) {
        String site = config.address().map(URI::toString).orElseGet(() -> http.scheme() + "://" + http.authority());
        return site.replaceAll("/+$", "")
                + config.page().replace("{id}", Ids.parse(id).toString());
    }
}
