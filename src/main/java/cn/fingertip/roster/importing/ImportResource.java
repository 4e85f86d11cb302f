package cn.fingertip.roster.importing;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.roster.importing.finding.Finding;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/staff/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "清册导入")
class ImportResource {
    private static final String PATH = "/api/v1/staff/imports/";

    private final ImportDesk desk;

    ImportResource(ImportDesk desk) {
        this.desk = desk;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Roles.CLERK)
    @Operation(
            operationId = "importRoster",
            summary = "上传清册文件",
            description = "文件收下后在后台处理,用 Location 查询结果。错误的行逐行列出并拒绝,可接受的行生成清册草稿。" + "同一文件、同一项目区划期次再次上传,不重复导入,返回原来那次。")
    @APIResponseSchema(value = ImportView.class, responseCode = "202", responseDescription = "已收到;Location 是查询结果的地址")
    public RestResponse<ImportView> create(@Valid @BeanParam ImportForm form) {
        ImportView view = desk.receive(form.order(), form.file.uploadedFile(), form.file.fileName());
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, view)
                .header(HttpHeaders.LOCATION, PATH + view.id())
                .build();
    }

    @GET
    @RolesAllowed(Roles.CLERK)
    @Operation(operationId = "listImports", summary = "导入记录", description = "本人所辖区划内的导入,新的在前;不含问题明细。")
    public CursorPage<ImportView> list(@Valid @BeanParam PageRequest page) {
        return desk.list(page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.SECRECY_REVIEWER})
    @Operation(
            operationId = "getImport",
            summary = "导入结果",
            description = "处理状态、行数、金额和发现的问题;每个问题给出工作表、行、列、代码和改法。审核人、保密审查人也可查看。")
    public ImportView get(@PathParam("id") String id) {
        return desk.find(id);
    }

    @GET
    @Path("/{id}/problems")
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.SECRECY_REVIEWER})
    @Operation(
            operationId = "listImportProblems",
            summary = "导入问题清单",
            description = "按发现的先后列出全部问题(getImport 只带前 1000 条),每条给出工作表、行、列、代码和改法。处理结束或等待确认时才有。")
    public CursorPage<Finding> problems(@PathParam("id") String id, @Valid @BeanParam PageRequest page) {
        return desk.problems(id, page);
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed(Roles.CLERK)
    @Operation(
            operationId = "cancelImport",
            summary = "取消导入",
            description = "没有处理完的导入随时可以取消,也包括正在处理的:返回后即不会再产生任何内容,原有草稿不变。重复取消不出错;已经处理完的返回 409。")
    public ImportView cancel(@PathParam("id") String id) {
        return desk.cancel(id);
    }
}
