package cn.fingertip.roster.lookup;

import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.http.PublicReader;
import cn.fingertip.kernel.http.ReadyAnswer;
import cn.fingertip.roster.lookup.cache.HotPages;
import cn.fingertip.roster.search.NameFilter;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Published rosters, for everybody. A hit is answered on the event loop from ready bytes: no validator, JSON or
 * database.
 */
@Path("/api/v1/rosters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "补贴清册")
class RosterResource {
    private final Lookup lookup;

    RosterResource(Lookup lookup) {
        this.lookup = lookup;
    }

    @GET
    @NonBlocking
    @PermitAll
    @Operation(
            operationId = "listRosters",
            summary = "已公布的清册",
            description = "某区划及其下级已公布的发放清册,新公布的在前。带 ETag;If-None-Match 命中时返回 304。")
    @APIResponse(
            responseCode = "200",
            description = "一页清册",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = RosterPage.class)))
    @APIResponse(responseCode = "304", description = "与 If-None-Match 所持的一致,内容没有变化")
    public Uni<RestResponse<byte[]>> list(
            @Parameter(description = "区划代码,含其下级") @QueryParam("region") String region,
            @Parameter(description = "年度", schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("year") String year,
            @Parameter(description = "补贴项目代码") @QueryParam("programme") String programme,
            @BeanParam AskedPage page,
            @BeanParam PublicReader reader) {
        return lookup.list(
                        QueryParameters.region(region),
                        QueryParameters.year(year),
                        QueryParameters.programme(programme),
                        page.after(),
                        page.rows())
                .map(body -> body.answer(reader, HotPages.CACHE));
    }

    @GET
    @Path("/{id}")
    @NonBlocking
    @PermitAll
    @Operation(
            operationId = "getRoster",
            summary = "一份清册",
            description = "已公布清册的标题、条数、合计与公示期。已撤回的返回 410 及原因。带 ETag;If-None-Match 命中时返回 304。")
    @APIResponse(
            responseCode = "200",
            description = "清册",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = RosterView.class)))
    @APIResponse(responseCode = "304", description = "与 If-None-Match 所持的一致,内容没有变化")
    @APIResponse(responseCode = "410", description = "清册已撤回(roster-withdrawn),detail 中有原因")
    public Uni<RestResponse<byte[]>> get(
            @PathParam("id") String id, @BeanParam PublicReader reader, @Context HttpServerRequest request) {
        return lookup.detail(Ids.parse(id), request.uri()).map(body -> body.answer(reader, HotPages.CACHE));
    }

    @GET
    @Path("/{id}/lines")
    @NonBlocking
    @PermitAll
    @Operation(
            operationId = "listRosterLines",
            summary = "发放明细",
            description =
                    "按清册顺序分页;可按村筛选,并在其中按姓名的一部分、拼音或拼音首字母查找(·•・等间隔号视为相同);清册不止一个村时,按姓名查找须带 village。只含姓名、村组、数量、标准、金额。按姓名查找的结果不留在任何缓存里(private, no-store)。"
                            + "带 ETag;If-None-Match 命中时返回 304。")
    @APIResponse(
            responseCode = "200",
            description = "一页明细",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = LinePage.class)))
    @APIResponse(responseCode = "304", description = "与 If-None-Match 所持的一致,内容没有变化")
    @APIResponse(responseCode = "410", description = "清册已撤回(roster-withdrawn),detail 中有原因")
    public Uni<RestResponse<byte[]>> lines(
            @PathParam("id") String id,
            @Parameter(description = "12 位村级区划代码") @QueryParam("village") String village,
            @Parameter(description = "姓名或其一部分,也可用拼音(zhangsan)或首字母(zs)") @QueryParam("name") String name,
            @BeanParam AskedPage page,
            @BeanParam PublicReader reader,
            @Context HttpServerRequest request) {
        UUID rosterId = Ids.parse(id);
        String within = QueryParameters.village(village);
        NameFilter wanted = QueryParameters.name(name);
        String after = page.after();
        int lines = page.rows();
        return wanted == null
                ? lookup.lines(rosterId, within, after, lines, request.uri())
                        .map(body -> body.answer(reader, HotPages.CACHE))
                : lookup.search(rosterId, within, wanted, after, lines, ReadyAnswer.takesGzip(request))
                        .map(found -> found.answer(reader.ifNoneMatch(), ReadyAnswer.CACHE_OF_NAMES));
    }
}
