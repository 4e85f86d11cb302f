package cn.fingertip.roster.download;

import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.http.PublicBody;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What stands in the downloaded files, for programs that read them. */
@Path("/api/v1/schemas")
@Tag(name = "补贴清册")
class SchemaResource {
    private static final Duration MAX_AGE = Duration.ofHours(1);

    private final Schemas schemas;

    SchemaResource(Schemas schemas) {
        this.schemas = schemas;
    }

    @GET
    @Path("/{name}")
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getSchema",
            summary = "下载文件的结构说明",
            description =
                    "roster.schema.json 为 JSON 下载的 JSON Schema(2020-12);roster-lines.csvw.json 为 CSV 各列的说明(CSVW)。")
    @APIResponse(
            responseCode = "200",
            description = "结构说明",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT, additionalProperties = Schema.True.class)))
    @APIResponse(responseCode = "304", description = "与 If-None-Match 所示的一致")
    public Response get(
            @Parameter(description = "roster.schema.json 或 roster-lines.csvw.json") @PathParam("name") String name,
            @Context HttpHeaders request) {
        PublicBody schema = schemas.named(name)
                .orElseThrow(() -> Problem.notFound(
                        "not-found", "没有找到", "没有这份结构说明。请用 roster.schema.json 或 roster-lines.csvw.json。"));
        return schema.answer(request, MAX_AGE);
    }
}
