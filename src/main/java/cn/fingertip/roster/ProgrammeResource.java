package cn.fingertip.roster;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The list from which clients choose a programme. */
@Path("/api/v1/programmes")
@Tag(name = "补贴清册")
class ProgrammeResource {
    private final Programmes programmes;

    ProgrammeResource(Programmes programmes) {
        this.programmes = programmes;
    }

    @GET
    @PermitAll
    @Operation(operationId = "listProgrammes", summary = "补贴项目列表", description = "全部补贴项目及其公开规则,按代码排序,一次返回。")
    public ProgrammeList list() {
        return programmes.list();
    }
}
