package cn.fingertip.report.questionnaire;

import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Changes what is asked, without code. */
@Path("/api/v1/staff/report-questionnaires")
@RolesAllowed(Roles.ADMIN)
@Tag(name = "系统管理")
class StaffQuestionnaireResource {
    private final Questionnaires questionnaires;
    private final CurrentStaff staff;

    StaffQuestionnaireResource(Questionnaires questionnaires, CurrentStaff staff) {
        this.questionnaires = questionnaires;
        this.staff = staff;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "publishReportQuestionnaire",
            summary = "发布某类举报的新一版问题",
            description = "发布为下一版,以后的举报默认按新版提问;旧版不变,已按旧版提交的举报照旧显示。需要全站管理员。")
    @APIResponse(
            responseCode = "201",
            description = "已发布",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Questionnaire.class)))
    @APIResponse(responseCode = "422", description = "问卷有错误(invalid)或没有这种类别(report-kind-unknown)")
    public Questionnaire publish(@Valid @NotNull(message = "请填写问卷") Questionnaire request) {
        staff.require(Role.ADMIN, "");
        return questionnaires.publish(request, staff.actor());
    }
}
