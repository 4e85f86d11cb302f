package cn.fingertip.roster.inspect.check;

import cn.fingertip.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a region's rosters can be held against. */
@Path("/api/v1/staff/region-checks")
@Tag(name = "办案查询")
class RegionCheckResource {
    private final RegionChecks checks;

    RegionCheckResource(RegionChecks checks) {
        this.checks = checks;
    }

    @GET
    @RolesAllowed(Roles.INSPECTOR)
    @Operation(
            operationId = "listRegionChecks",
            summary = "地区核查项目",
            description = "办案时可对一个地区各年清册运行的核查:一卡多人、死亡人员、财政供养人员、金额异常、一人多村、同号异名。")
    public RegionCheckList list() {
        return checks.list();
    }
}
