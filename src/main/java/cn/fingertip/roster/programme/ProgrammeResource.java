package cn.fingertip.roster.programme;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The list from which clients choose a programme. */
@Path("/api/v1/programmes")
@Tag(name = "补贴清册")
class ProgrammeResource {
    private static final Duration MAX_AGE = Duration.ofMinutes(1);

    private final Programmes programmes;
    private final Terms terms;

    ProgrammeResource(Programmes programmes, Terms terms) {
        this.programmes = programmes;
        this.terms = terms;
    }

    @GET
    @PermitAll
    @Operation(operationId = "listProgrammes", summary = "补贴项目列表", description = "全部补贴项目及其公开规则,按代码排序,一次返回。可缓存。")
    @APIResponse(
            responseCode = "200",
            description = "全部补贴项目",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ProgrammeList.class)))
    @APIResponse(responseCode = "304", description = "与 If-None-Match 所示的一致")
    public Response list(@Context HttpHeaders request) {
        return programmes.list().answer(request, MAX_AGE);
    }

    @GET
    @Path("/{code}")
    @PermitAll
    @Operation(operationId = "getProgramme", summary = "一个补贴项目", description = "政策依据、补贴对象、申请办法、各年标准、主管部门和监督电话。可缓存。")
    @APIResponse(
            responseCode = "200",
            description = "补贴项目",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ProgrammeDetailView.class)))
    @APIResponse(responseCode = "304", description = "与 If-None-Match 所示的一致")
    @APIResponse(responseCode = "404", description = "没有这个补贴项目(not-found)")
    public Response get(
            @Parameter(description = "补贴项目代码", example = "farmland") @PathParam("code") String code,
            @Context HttpHeaders request) {
        return terms.detail(code).answer(request, MAX_AGE);
    }
}
