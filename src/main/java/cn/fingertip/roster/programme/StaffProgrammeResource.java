package cn.fingertip.roster.programme;

import cn.fingertip.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Administrators keep the programmes. */
@Path("/api/v1/staff/programmes")
@Tag(name = "系统管理")
class StaffProgrammeResource {
    private final Programmes programmes;
    private final Terms terms;

    StaffProgrammeResource(Programmes programmes, Terms terms) {
        this.programmes = programmes;
        this.terms = terms;
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "putProgramme", summary = "新增或修改补贴项目", description = "改变公开规则(如隐去姓名)时,已公布的清册也立即按新规则展示。")
    @APIResponseSchema(value = ProgrammeView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "409", description = "名称已被另一项目使用(programme-name-taken)")
    public ProgrammeView put(
            @Parameter(description = "代码:小写英文、数字、连字符")
                    @PathParam("code")
                    @Pattern(regexp = "[a-z][a-z0-9-]{1,39}", message = "应为 2–40 个小写英文、数字或连字符,以英文字母开头")
                    String code,
            @Valid @NotNull PutProgramme request) {
        return programmes.put(code, request);
    }

    @PUT
    @Path("/{code}/terms")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "putProgrammeTerms",
            summary = "填写补贴项目的政策说明",
            description = "整体替换政策依据、补贴对象、申请办法、各年标准、主管部门和监督电话;立即公开,并留痕。电话只能是座机或热线。")
    @APIResponseSchema(value = ProgrammeDetailView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "404", description = "没有这个补贴项目(not-found)")
    public ProgrammeDetailView putTerms(
            @Parameter(description = "补贴项目代码") @PathParam("code") String code,
            @Valid @NotNull PutProgrammeTerms request) {
        return terms.put(code, request);
    }
}
