package cn.fingertip.report.routing;

import cn.fingertip.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Offices as routing knows them; what is set here sends reports past those whom they are about. */
@Path("/api/v1/staff/report-offices/{code}")
@RolesAllowed(Roles.ADMIN)
@Tag(name = "系统管理")
class StaffOfficeResource {
    private final OfficeBook book;

    StaffOfficeResource(OfficeBook book) {
        this.book = book;
    }

    @GET
    @Operation(
            operationId = "getReportOffice",
            summary = "查看受理单位",
            description = "某区划的举报受理单位、逐级的上级和负责人名单。县及以上的区划不用设置就有受理单位。")
    @APIResponseSchema(value = OfficeView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "404", description = "没有这个单位,或不在您的管理范围")
    public OfficeView office(@PathParam("code") String code) {
        return book.open(code);
    }

    @PUT
    @Operation(
            operationId = "putReportOffice",
            summary = "设置受理单位",
            description =
                    "设置名称、上级和其他称呼。反映该单位或其人员的举报自动转到上一级,所以须由上级区划的管理员设置;没有上级的由全站管理员设置。设置者还须管理该单位所在区划的上一级区划。上级单位有获准查看举报的人员的,新设单位的第一位人员由其准入,此前举报仍由原单位受理。")
    @APIResponseSchema(value = OfficeView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "404", description = "没有这个区划,或不在您的管理范围")
    @APIResponse(responseCode = "422", description = "上级不存在(report-office-unknown)或上下级循环(report-office-circle)")
    public OfficeView put(@PathParam("code") String code, @Valid @NotNull(message = "请填写单位信息") PutOffice request) {
        return book.put(code, request);
    }

    @PUT
    @Path("/people")
    @Operation(
            operationId = "putReportOfficePeople",
            summary = "设置受理单位的负责人名单",
            description = "替换负责人和班子成员名单。举报里写到其中任何一人,就转到上一级,本单位看不到。须由上级区划的管理员设置。")
    @APIResponseSchema(value = OfficeView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "404", description = "没有这个单位,或不在您的管理范围")
    public OfficeView putPeople(
            @PathParam("code") String code, @Valid @NotNull(message = "请填写名单") PutOfficePeople request) {
        return book.putPeople(code, request);
    }
}
