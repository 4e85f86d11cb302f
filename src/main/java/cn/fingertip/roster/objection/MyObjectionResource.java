package cn.fingertip.roster.objection;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A villager's own objections. */
@Path("/api/v1/me/objections")
@Tag(name = "我的")
class MyObjectionResource {
    private final Objections objections;

    MyObjectionResource(Objections objections) {
        this.objections = objections;
    }

    @GET
    @RolesAllowed(Roles.CITIZEN)
    @Operation(operationId = "listMyObjections", summary = "我的异议", description = "本人登录后提出的异议及答复,新的在前。")
    public CursorPage<ObjectionView> mine(@Valid @BeanParam PageRequest page) {
        return objections.mine(page);
    }
}
