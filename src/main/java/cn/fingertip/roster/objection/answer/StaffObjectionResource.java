package cn.fingertip.roster.objection.answer;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Staff read the objections to a roster of their region. */
@Path("/api/v1/staff/rosters/{id}/objections")
@Tag(name = "清册办理")
class StaffObjectionResource {
    private final StaffObjections objections;

    StaffObjectionResource(StaffObjections objections) {
        this.objections = objections;
    }

    @GET
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.SECRECY_REVIEWER, Roles.INSPECTOR})
    @Operation(operationId = "listRosterObjections", summary = "清册的异议", description = "对一份清册提出的全部异议及答复,新的在前。")
    public CursorPage<StaffObjectionView> list(@PathParam("id") String id, @Valid @BeanParam PageRequest page) {
        return objections.of(Ids.parse(id), page);
    }
}
