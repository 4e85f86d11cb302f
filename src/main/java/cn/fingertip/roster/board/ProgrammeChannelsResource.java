package cn.fingertip.roster.board;

import cn.fingertip.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which channels a programme can do without. */
@Path("/api/v1/staff/programmes/{code}/channels")
@Tag(name = "公开渠道")
class ProgrammeChannelsResource {
    private final Publications publications;

    ProgrammeChannelsResource(Publications publications) {
        this.publications = publications;
    }

    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "putProgrammeChannels",
            summary = "项目要求的公开渠道",
            description = "不设置时三个渠道都要:web 网、wechat 微、board 栏。网总是需要。改动立即生效。")
    @APIResponseSchema(value = ProgrammeChannels.class, responseCode = "200", responseDescription = "成功")
    public ProgrammeChannels put(
            @Parameter(description = "补贴项目代码") @PathParam("code") String code,
            @Valid @NotNull ProgrammeChannels request) {
        return publications.need(code, request);
    }
}
