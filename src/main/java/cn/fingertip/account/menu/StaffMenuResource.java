package cn.fingertip.account.menu;

import cn.fingertip.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Administrators keep the menus of public accounts as the file has them. */
@Path("/api/v1/staff/wechat/accounts")
@Tag(name = "公众号")
@RolesAllowed(Roles.ADMIN)
@RunOnVirtualThread
class StaffMenuResource {
    private final Menus menus;

    StaffMenuResource(Menus menus) {
        this.menus = menus;
    }

    @GET
    @Operation(
            operationId = "listPublicAccounts",
            summary = "本站的公众号",
            description = "设置了 secret 的公众号,以及微信上的菜单是否与菜单文件一致。逐个询问微信,问不到的记为 unknown。")
    public MenuStateList list() {
        return menus.list();
    }

    @GET
    @Path("/{appId}/menu")
    @Operation(operationId = "compareAccountMenu", summary = "核对菜单", description = "比较菜单文件与微信上现有的菜单,列出每一处不同。只看,不改。")
    @APIResponse(responseCode = "200", description = "比较的结果")
    @APIResponse(responseCode = "404", description = "没有这个公众号,或不是全站的管理员(not-found)")
    @APIResponse(responseCode = "422", description = "菜单文件有错(menu-invalid)")
    @APIResponse(responseCode = "503", description = "暂时连不上微信(wechat-unavailable)")
    public MenuView compare(@Parameter(description = "公众号的 AppID") @PathParam("appId") String appId) {
        return menus.compare(appId);
    }

    @POST
    @Path("/{appId}/menu/apply")
    @Operation(
            operationId = "applyAccountMenu",
            summary = "应用菜单",
            description = "把菜单文件发给微信。dryRun 为 true 时只列出将要改变的地方。本来就一致时什么也不做。真正应用会留下审计记录。")
    @APIResponse(responseCode = "200", description = "改变的(试运行时:将要改变的)地方")
    @APIResponse(responseCode = "404", description = "没有这个公众号,或不是全站的管理员(not-found)")
    @APIResponse(responseCode = "422", description = "菜单文件有错(menu-invalid),或微信不接受(menu-refused)")
    @APIResponse(responseCode = "503", description = "暂时连不上微信(wechat-unavailable)")
    public MenuView apply(
            @Parameter(description = "公众号的 AppID") @PathParam("appId") String appId,
            @Valid @NotNull ApplyMenu request) {
        return menus.apply(appId, request.dryRun());
    }
}
