package cn.fingertip.roster.importing.preview;

import cn.fingertip.identity.Roles;
import cn.fingertip.roster.importing.ImportView;
import cn.fingertip.roster.importing.mapping.CorrectMapping;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What a clerk does with a file before anything of it is kept. */
@Path("/api/v1/staff/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "清册导入")
class ImportPreviewResource {
    private final PreviewDesk desk;

    ImportPreviewResource(PreviewDesk desk) {
        this.desk = desk;
    }

    @GET
    @Path("/{id}/recognition")
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.SECRECY_REVIEWER})
    @Operation(
            operationId = "getImportRecognition",
            summary = "识别结果",
            description = "每张表的表头、各列认作什么、前几行、行数和合计、疑点、隐藏的行列和工作表。用 preview=true 上传的在确认前(recognised)可看,此时还没有保存任何明细;"
                    + "生成清册后(done)经办和审核人仍可看,直到原文件按期清除。没有可看的返回 409(import-recognition-absent)。")
    public RecognitionView recognition(@PathParam("id") String id) {
        return desk.look(id);
    }

    @PUT
    @Path("/{id}/mapping")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.CLERK)
    @Operation(
            operationId = "correctImportMapping",
            summary = "更正列的识别",
            description = "整个替换这个文件的列更正并重新识别,状态回到 received,识别完再次为 recognised。限上传人。确认导入后,更正按项目和机构记住,以后的文件照此识别。")
    @APIResponseSchema(value = ImportView.class, responseCode = "202", responseDescription = "已收到,正在重新识别")
    public RestResponse<ImportView> correct(@PathParam("id") String id, @Valid @NotNull CorrectMapping mapping) {
        return RestResponse.accepted(desk.correct(id, mapping));
    }

    @POST
    @Path("/{id}/confirm")
    @RolesAllowed(Roles.CLERK)
    @Operation(operationId = "confirmImport", summary = "确认导入", description = "按核对过的识别结果生成清册草稿,并记住列的更正。限上传人。")
    @APIResponseSchema(value = ImportView.class, responseCode = "202", responseDescription = "已收到,正在导入")
    public RestResponse<ImportView> confirm(@PathParam("id") String id) {
        return RestResponse.accepted(desk.confirm(id));
    }
}
