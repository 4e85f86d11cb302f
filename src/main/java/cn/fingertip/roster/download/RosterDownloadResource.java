package cn.fingertip.roster.download;

import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.http.PublicReader;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Published rosters for machines and spreadsheets, for everybody. A slow reader holds a virtual thread, no connection. */
@Path("/api/v1/rosters")
@Tag(name = "补贴清册")
@RunOnVirtualThread
class RosterDownloadResource {
    private static final String CSV = "text/csv; charset=UTF-8; header=present";

    private final Downloads downloads;
    private final JsonForm json;
    private final Schemas schemas;

    RosterDownloadResource(Downloads downloads, JsonForm json, Schemas schemas) {
        this.downloads = downloads;
        this.json = json;
        this.schemas = schemas;
    }

    @GET
    @Path("/{id}/download.csv")
    @PermitAll
    @Produces("text/csv")
    @Operation(
            operationId = "downloadRosterCsv",
            summary = "下载清册(CSV)",
            description = "整份清册,UTF-8(带 BOM,可直接用 Excel 打开),列与公开页面一致。以 = + - @ 等开头的文字前加了单引号,防止被当作公式。"
                    + "列的含义见 /api/v1/rosters/{id}/download.csv-metadata.json(CSVW)。带 ETag。")
    @APIResponse(
            responseCode = "200",
            description = "CSV 文件",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "304", description = "与 If-None-Match 所持的一致,内容没有变化")
    @APIResponse(responseCode = "410", description = "清册已撤回(roster-withdrawn),detail 中有原因")
    public RestResponse<StreamingOutput> csv(@PathParam("id") String id, @BeanParam PublicReader reader) {
        return downloads.answer(
                downloads.want(Ids.parse(id)),
                CSV,
                "csv",
                reader,
                (wanted, out) -> CsvForm.write(Column.of(wanted.version()), wanted.lines(), out));
    }

    @GET
    @Path("/{id}/download.json")
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "downloadRosterJson",
            summary = "下载清册(JSON)",
            description = "整份清册,明细与公开页面一致。结构见 /api/v1/schemas/roster.schema.json(JSON Schema 2020-12)。带 ETag。")
    @APIResponse(
            responseCode = "200",
            description = "JSON 文件",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DownloadedFile.class)))
    @APIResponse(responseCode = "304", description = "与 If-None-Match 所持的一致,内容没有变化")
    @APIResponse(responseCode = "410", description = "清册已撤回(roster-withdrawn),detail 中有原因")
    public RestResponse<StreamingOutput> json(@PathParam("id") String id, @BeanParam PublicReader reader) {
        return downloads.answer(
                downloads.want(Ids.parse(id)),
                MediaType.APPLICATION_JSON,
                "json",
                reader,
                (wanted, out) -> json.write(DownloadedRoster.of(wanted.roster()), wanted.lines(), out));
    }

    @GET
    @Path("/{id}/download.csv-metadata.json")
    @PermitAll
    @Produces(Schemas.CSVW)
    @Operation(
            operationId = "getRosterCsvMetadata",
            summary = "清册 CSV 的列说明",
            description = "按 W3C CSVW:这份清册的 CSV 有哪些列、各是什么。项目不公开的列不在其中。")
    @APIResponse(
            responseCode = "200",
            description = "列说明",
            content =
                    @Content(
                            mediaType = Schemas.CSVW,
                            schema = @Schema(type = SchemaType.OBJECT, additionalProperties = Schema.True.class)))
    @APIResponse(responseCode = "410", description = "清册已撤回(roster-withdrawn),detail 中有原因")
    public Response metadata(@PathParam("id") String id) {
        return Response.ok(schemas.metadata(downloads.want(Ids.parse(id))), Schemas.CSVW)
                .header(HttpHeaders.CACHE_CONTROL, Downloads.CACHE)
                .build();
    }
}
