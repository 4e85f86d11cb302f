package cn.fingertip.roster.lookup;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** What reviewers approve and inspectors inspect, line by line. */
@Path("/api/v1/staff/rosters/{id}/lines")
@Tag(name = "清册办理")
class StaffLineResource {
    private final StaffLines lines;

    StaffLineResource(StaffLines lines) {
        this.lines = lines;
    }

    @GET
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.SECRECY_REVIEWER, Roles.INSPECTOR})
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "listStaffRosterLines",
            summary = "清册明细(工作人员)",
            description =
                    "审核、保密审查前逐条查看:姓名与公布后公众所见一致,数量和标准始终列出,不含身份证号和卡号。" + "不指定版本时为正在办理的版本,没有则为已公布的版本。监督人员看到完整姓名,每次查看都留痕。")
    public CursorPage<LineView> list(
            @PathParam("id") String id,
            @Parameter(description = "版本号;不填为正在办理的版本") @QueryParam("version") @Min(value = 1, message = "应为版本号")
                    Integer version,
            @Parameter(description = "12 位村级区划代码") @QueryParam("village") String village,
            @Parameter(description = "姓名或其一部分,也可用拼音(zhangsan)或首字母(zs)") @QueryParam("name") String name,
            @Valid @BeanParam PageRequest page) {
        return lines.list(Ids.parse(id), version, QueryParameters.village(village), QueryParameters.name(name), page);
    }
}
