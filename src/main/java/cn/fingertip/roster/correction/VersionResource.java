package cn.fingertip.roster.correction;

import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.http.PublicReader;
import cn.fingertip.roster.lookup.AskedPage;
import cn.fingertip.roster.lookup.cache.HotPages;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What was corrected of a published roster, for everybody. */
@Path("/api/v1/rosters/{id}/versions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "补贴清册")
class VersionResource {
    private final PublicVersions versions;

    VersionResource(PublicVersions versions) {
        this.versions = versions;
    }

    @GET
    @NonBlocking
    @PermitAll
    @Operation(
            operationId = "listRosterVersions",
            summary = "清册的版本",
            description = "公布过的各个版本:何时公布,为什么更正,改了多少条。先前版本的明细不再公开。带 ETag;If-None-Match 命中时返回 304。")
    @APIResponse(
            responseCode = "200",
            description = "各个版本,新的在前",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = VersionView.Versions.class)))
    @APIResponse(responseCode = "304", description = "与 If-None-Match 所持的一致,内容没有变化")
    @APIResponse(responseCode = "410", description = "清册已撤回(roster-withdrawn),detail 中有原因")
    public Uni<RestResponse<byte[]>> list(@PathParam("id") String id, @BeanParam PublicReader reader) {
        return versions.list(Ids.parse(id)).map(body -> body.answer(reader, HotPages.CACHE));
    }

    @GET
    @Path("/{version}/changes")
    @NonBlocking
    @PermitAll
    @Operation(
            operationId = "listRosterChanges",
            summary = "更正了哪些明细",
            description =
                    "这一版与先前公布的版本相比新增、删去、改动的明细,前后对照,按清册顺序;姓名按项目规则展示。首次公布的版本没有变更。" + "带 ETag;If-None-Match 命中时返回 304。")
    @APIResponse(
            responseCode = "200",
            description = "一页变更",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ChangePage.class)))
    @APIResponse(responseCode = "304", description = "与 If-None-Match 所持的一致,内容没有变化")
    @APIResponse(responseCode = "410", description = "清册或这个版本已撤回(roster-withdrawn),detail 中有原因")
    public Uni<RestResponse<byte[]>> changes(
            @PathParam("id") String id,
            @Parameter(description = "版本号", schema = @Schema(type = SchemaType.INTEGER, minimum = "1", examples = "2"))
                    @PathParam("version")
                    String version,
            @BeanParam AskedPage page,
            @BeanParam PublicReader reader) {
        UUID roster = Ids.parse(id);
        return versions.changes(roster, ChangePlace.version(version), page.after(), page.rows())
                .map(body -> body.answer(reader, HotPages.CACHE));
    }
}
