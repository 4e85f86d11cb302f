package cn.fingertip.roster.objection.answer;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Staff answer an objection. */
@Path("/api/v1/staff/objections/{id}/answer")
@Tag(name = "清册办理")
class ObjectionAnswerResource {
    private final StaffObjections objections;

    ObjectionAnswerResource(StaffObjections objections) {
        this.objections = objections;
    }

    @POST
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER})
    @Operation(
            operationId = "answerObjection",
            summary = "答复异议",
            description = "写明核查结果和答复,提出人随即可见;答复后不能修改。成立或部分成立的,先答复,再公布更正后的版本。")
    @APIResponseSchema(value = StaffObjectionView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "409", description = "已经答复(objection-answered)")
    public StaffObjectionView answer(@PathParam("id") String id, @Valid @NotNull AnswerObjection request) {
        return objections.answer(Ids.parse(id), request);
    }
}
