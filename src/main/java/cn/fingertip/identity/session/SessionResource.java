package cn.fingertip.identity.session;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Carrying sessions on and ending them, for villagers and staff alike. */
@Path("/api/v1/auth")
@Tag(name = "登录")
class SessionResource {
    private final Sessions sessions;
    private final SecurityIdentity identity;

    SessionResource(Sessions sessions, SecurityIdentity identity) {
        this.sessions = sessions;
        this.identity = identity;
    }

    @POST
    @Path("refresh")
    @PermitAll
    @Operation(
            operationId = "refreshSession",
            summary = "刷新登录",
            description = "用刷新令牌换取新的访问令牌和新的刷新令牌,旧的刷新令牌随即失效。村民和工作人员通用。同一个刷新令牌再次出现时,这次登录的全部令牌一并作废,须重新登录。")
    @APIResponse(responseCode = "200", description = "新的令牌")
    @APIResponse(responseCode = "401", description = "刷新令牌无效、过期、用过或登录已结束(refresh-token-invalid)")
    public LoginView refresh(@Valid @NotNull(message = "请带上刷新令牌") RefreshRequest request) {
        return sessions.refresh(request.refreshToken());
    }

    @POST
    @Path("logout")
    @Authenticated
    @Operation(
            operationId = "logout",
            summary = "退出登录",
            description = "结束当前访问令牌所属的登录:它的访问令牌(最迟一分钟内)和刷新令牌都不再有效。村民和工作人员通用。")
    @APIResponse(responseCode = "204", description = "已退出")
    public void logout() {
        JsonWebToken token = (JsonWebToken) identity.getPrincipal();
        sessions.end(UUID.fromString(token.getClaim(AccessTokens.SESSION)));
    }
}
