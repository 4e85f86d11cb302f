package cn.fingertip.roster.board;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The office's view of 网, 微 and 栏. */
@Path("/api/v1/staff/publications")
@Tag(name = "公开渠道")
class PublicationResource {
    private final Publications publications;
    private final Boards boards;

    PublicationResource(Publications publications, Boards boards) {
        this.publications = publications;
        this.boards = boards;
    }

    @GET
    @Path("/channels")
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.SECRECY_REVIEWER, Roles.CADRE, Roles.INSPECTOR, Roles.LEADER})
    @Operation(
            operationId = "listMissingChannels",
            summary = "缺少公开渠道的清册",
            description = "本人所辖范围内还缺渠道的清册,最久的在前。网:已通过保密审查而尚未公布;微:没有登记公众号推文;"
                    + "栏:还有村没有存公开栏照片。村干部看到自己村应张贴的清册。更正后的新版本须重新张贴、推送。")
    public CursorPage<PublicationItem> list(
            @Parameter(description = "只看这个区划及其下级")
                    @QueryParam("region")
                    @Pattern(regexp = "\\d{2,12}", message = "应为 2–12 位区划代码")
                    String region,
            @Parameter(description = "只看缺这个渠道的:web、wechat 或 board")
                    @QueryParam("missing")
                    @Pattern(regexp = "web|wechat|board", message = "应为 web、wechat 或 board")
                    String missing,
            @Valid @BeanParam PageRequest page) {
        return publications.lacking(region, missing == null ? null : Channel.of(missing), page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.SECRECY_REVIEWER, Roles.CADRE, Roles.INSPECTOR, Roles.LEADER})
    @Operation(
            operationId = "getPublicationChannels",
            summary = "一份清册的公开渠道",
            description = "当前公布的版本:缺少哪些渠道,推文地址,各村的张贴记录和照片编号;村按代码分页。村干部只看到自己村的。")
    public PublicationView get(
            @Parameter(description = "清册编号") @PathParam("id") String id, @Valid @BeanParam PageRequest page) {
        return boards.view(Ids.parse(id), page);
    }

    @PUT
    @Path("/{id}/wechat")
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER})
    @Operation(
            operationId = "markWechatArticle",
            summary = "登记公众号推文",
            description = "推文发出后由经办或审核人登记;系统不能自行得知。重复登记以最后一次为准。")
    @APIResponseSchema(value = PublicationView.class, responseCode = "200", responseDescription = "成功")
    public PublicationView wechat(
            @Parameter(description = "清册编号") @PathParam("id") String id,
            @Valid @BeanParam PageRequest page,
            @Valid @NotNull MarkArticle request) {
        UUID roster = Ids.parse(id);
        publications.markArticle(roster, request);
        return boards.view(roster, page);
    }
}
