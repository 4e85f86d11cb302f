package cn.fingertip.roster.objection;

import cn.fingertip.identity.CurrentCitizen;
import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.Ids;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Villagers object to what a published roster says. */
@Path("/api/v1/rosters/{id}/objections")
@Tag(name = "补贴清册")
class ObjectionResource {
    private static final String KEY =
            "随机编号,重试时保持不变。不登录的,凭它 72 小时内可以取回同一个查询码,所以应为 UUID,或至少 32 位十六进制、21 位 base64url 随机字符,否则 400(idempotency-key-weak)";

    private final Objections objections;
    private final CurrentCitizen citizen;

    ObjectionResource(Objections objections, CurrentCitizen citizen) {
        this.objections = objections;
        this.citizen = citizen;
    }

    @POST
    @PermitAll
    @SecurityRequirementsSet
    @SecurityRequirementsSet(@SecurityRequirement(name = "SecurityScheme", scopes = Roles.CITIZEN))
    @ResponseStatus(201)
    @Operation(
            operationId = "submitObjection",
            summary = "提出异议",
            description = "公示期内对一条明细或整份清册提出异议,可不登录。未登录的返回查询码,登录的在“我的异议”中查看答复。")
    @APIResponse(
            responseCode = "201",
            description = "已收到",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ObjectionReceived.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "请求无法识别,或提交编号缺少(idempotency-key-required)、不合格式(idempotency-key-invalid)、太容易猜到(idempotency-key-weak)")
    @APIResponse(responseCode = "409", description = "公示期已结束(publicity-over);清册已更正,version 不是现在的(roster-corrected)")
    public ObjectionReceived submit(
            @PathParam("id") String id,
            @Parameter(description = KEY, required = true) @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull SubmitObjection request,
            HttpServerRequest http) {
        // Whoever shows a token means to be known: one that is not a villager's is refused, never taken for nobody's.
        UUID by = http.getHeader(HttpHeaders.AUTHORIZATION) == null ? null : citizen.require();
        return objections.submit(
                Ids.parse(id), key, request, by, http.remoteAddress().hostAddress());
    }
}
