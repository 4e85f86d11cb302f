package cn.fingertip.roster.programme;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The list from which clients choose a programme. */
@Path("/api/v1/programmes")
@Tag(name = "补贴清册")
class ProgrammeResource {
    private static final Duration MAX_AGE = Duration.ofMinutes(1);

    private final Programmes programmes;

    ProgrammeResource(Programmes programmes) {
        this.programmes = programmes;
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
}
