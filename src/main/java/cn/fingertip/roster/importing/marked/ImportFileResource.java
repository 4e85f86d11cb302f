package cn.fingertip.roster.importing.marked;

import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Roles;
import cn.fingertip.roster.importing.ImportDesk;
import cn.fingertip.roster.importing.ImportJob;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The clerk's file with its problems marked. */
@Path("/api/v1/staff/imports/{id}/workbook")
@Tag(name = "清册导入")
class ImportFileResource {
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ImportDesk desk;
    private final MarkedFile marked;
    private final MarkedPlaces places;
    private final CurrentStaff staff;

    ImportFileResource(ImportDesk desk, MarkedFile marked, MarkedPlaces places, CurrentStaff staff) {
        this.desk = desk;
        this.marked = marked;
        this.places = places;
        this.staff = staff;
    }

    @GET
    @RolesAllowed(Roles.CLERK)
    @Produces(WORKBOOK)
    @Operation(
            operationId = "downloadMarkedWorkbook",
            summary = "下载标注表格",
            description = "经办上传的表格(不论原来是什么格式,一律为 .xlsx),有问题的单元格涂色并加批注,最后一张“问题清单”列出全部问题;"
                    + "只含各格的值:日期仍为日期,公式按算出的值,颜色、边框等外观不保留;改好后直接重新上传,清单会自动跳过。含个人信息,每次下载都记入审计;原文件按期限删除后返回 410。")
    public RestResponse<StreamingOutput> workbook(@PathParam("id") String id) {
        ImportJob job = desk.ofClerk(id);
        places.take();
        return RestResponse.ResponseBuilder.ok(marked.of(job, staff.id()), WORKBOOK)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + job.id + ".xlsx\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
