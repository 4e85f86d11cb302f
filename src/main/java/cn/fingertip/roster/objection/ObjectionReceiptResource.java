package cn.fingertip.roster.objection;

import cn.fingertip.crypto.Asker;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
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
            description = "未登录提出的异议,凭查询码查看进展和答复。查询次数按来源短暂计数,对错都算,不记录地址;太频繁时要先完成工作量证明,不会拒绝。")
    @APIResponseSchema(value = ObjectionView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "404", description = "查询码不对(receipt-unknown)")
    @APIResponse(
            responseCode = "428",
            description = "查询的人太多,或同一来源查询太频繁,要先完成工作量证明(proof-of-work-required);题目在问题的 challenge 中")
    public ObjectionView lookup(
            @HeaderParam("Proof-Of-Work") @Parameter(description = "收到 428 后:题目和答案,challenge:n") String proof,
            @Valid @NotNull ReceiptRequest request,
            HttpServerRequest http) {
        return objections.byReceipt(
                request.receipt(), new Asker(http.remoteAddress().hostAddress(), proof));
    }
}
