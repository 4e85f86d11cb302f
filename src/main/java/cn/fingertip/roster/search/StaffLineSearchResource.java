package cn.fingertip.roster.search;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** Inspectors look for one person across the rosters of a region. */
@Path("/api/v1/staff/lines")
@Tag(name = "清册办理")
class StaffLineSearchResource {
    private final StaffLineSearch search;

    StaffLineSearchResource(StaffLineSearch search) {
        this.search = search;
    }

    @GET
    @RolesAllowed(Roles.INSPECTOR)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "searchStaffLines",
            summary = "跨清册按姓名查询(监督人员)",
            description = "在授权的县、乡镇或村内,查一年中已公布的全部清册。须选择查询事由;姓名完整显示,每次查询都留痕。")
    public CursorPage<FoundLine> byName(
            @Parameter(description = "县、乡镇或村的区划代码")
                    @QueryParam("region")
                    @NotNull(message = "请选择区划")
                    @Pattern(regexp = StaffLineSearch.REGION, message = "应为 6、9 或 12 位区划代码")
                    String region,
            @Parameter(description = "年度") @QueryParam("year") @NotNull(message = "请选择年度") @Min(1900) @Max(2999)
                    Integer year,
            @Parameter(description = "姓名或其一部分,也可用拼音(zhangsan)或首字母(zs);至少两个字")
                    @QueryParam("name")
                    @NotBlank(message = "请填写姓名")
                    @Size(max = 50, message = "不超过 50 字")
                    String name,
            @Parameter(description = "查询事由")
                    @QueryParam("reason")
                    @NotNull(message = "请选择查询事由")
                    @Pattern(
                            regexp = "report|objection|inspection|on-request",
                            message = "应为 report、objection、inspection 或 on-request")
                    String reason,
            @Valid @BeanParam PageRequest page) {
        return search.byName(region, year, name, SearchReason.of(reason), page);
    }

    @POST
    @Path("/search")
    @RolesAllowed(Roles.INSPECTOR)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "findPersonLines",
            summary = "跨清册按身份证号查询(监督人员)",
            description =
                    "在授权的县、乡镇或村内,查一人各年已公布的全部明细,15 位旧号与 18 位号视为一人。新的在前;身份证号放在请求体中,不进入地址;每次查询都留痕。翻页时带上一页的 cursor,请求体不变。")
    public CursorPage<FoundLine> byPerson(
            @Valid @NotNull(message = "请填写查询内容") FindPerson wanted, @Valid @BeanParam PageRequest page) {
        return search.byPerson(wanted, page);
    }
}
