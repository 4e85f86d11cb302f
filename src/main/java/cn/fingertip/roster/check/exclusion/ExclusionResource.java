package cn.fingertip.roster.check.exclusion;

import cn.fingertip.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Administrators keep which programmes exclude each other. */
@Path("/api/v1/staff/programme-exclusions")
@Tag(name = "清册核查")
class ExclusionResource {
    private final Exclusions exclusions;

    ExclusionResource(Exclusions exclusions) {
        this.exclusions = exclusions;
    }

    @GET
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.SECRECY_REVIEWER, Roles.INSPECTOR, Roles.ADMIN})
    @Operation(operationId = "listProgrammeExclusions", summary = "互斥的补贴项目", description = "同一人同期不能同时享受的补贴项目及其依据。")
    public ExclusionList list() {
        return exclusions.list();
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "putProgrammeExclusion", summary = "新增或修改互斥关系", description = "之后导入、提交、公布的清册按此核查。")
    public ExclusionView put(
            @Parameter(description = "代码:小写英文、数字、连字符")
                    @PathParam("code")
                    @Pattern(regexp = "[a-z][a-z0-9-]{1,39}", message = "应为 2–40 个小写英文、数字或连字符,以英文字母开头")
                    String code,
            @Valid @NotNull PutExclusion request) {
        return exclusions.put(code, request);
    }

    @DELETE
    @Path("/{code}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "deleteProgrammeExclusion", summary = "删除互斥关系", description = "之后不再按此核查;没有这条时也视为成功。")
    public void delete(@PathParam("code") String code) {
        exclusions.delete(code);
    }
}
