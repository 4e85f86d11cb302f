package cn.fingertip.roster.check;

import cn.fingertip.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Administrators say which rules a programme's rosters are held against. */
@Path("/api/v1/staff/programmes/{code}/checks")
@Tag(name = "清册核查")
class ProgrammeCheckResource {
    private final CheckSettings settings;

    ProgrammeCheckResource(CheckSettings settings) {
        this.settings = settings;
    }

    @GET
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.SECRECY_REVIEWER, Roles.INSPECTOR, Roles.ADMIN})
    @Operation(operationId = "getProgrammeChecks", summary = "项目的核查规则", description = "每条规则在本项目下何时必须处置。")
    public ProgrammeChecks get(@PathParam("code") String code) {
        return settings.view(code);
    }

    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "putProgrammeChecks",
            summary = "设置项目的核查规则",
            description = "只改列出的规则。funds 为资金勾稽:before(默认)表示公布前必须填报资金数据或说明没有的原因,off 表示不要求;不能设为 after。")
    public ProgrammeChecks put(@PathParam("code") String code, @Valid @NotNull PutProgrammeChecks request) {
        return settings.put(code, request);
    }
}
