package cn.fingertip.roster.objection;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who objected without logging in comes back with a receipt. */
@Path("/api/v1/objections/lookup")
@Tag(name = "补贴清册")
class ObjectionReceiptResource {
    private final Objections objections;

    ObjectionReceiptResource(Objections objections) {
        this.objections = objections;
    }

    @POST
    @PermitAll
    @Operation(
            operationId = "lookupObjection",
            summary = "凭查询码看异议答复",
            description = "未登录提出的异议,凭查询码查看进展和答复。多次输错会暂时不能查询。")
    public ObjectionView lookup(@Valid @NotNull ReceiptRequest request, HttpServerRequest http) {
        return objections.byReceipt(request.receipt(), http.remoteAddress().hostAddress());
    }
}
