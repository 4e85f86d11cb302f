package cn.fingertip.roster.check.list;

import cn.fingertip.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Staff of a county bring the lists that rosters are compared with. */
@Path("/api/v1/staff/regions/{county}/person-lists")
@Tag(name = "清册核查")
class PersonListResource {
    private final PersonLists lists;

    PersonListResource(PersonLists lists) {
        this.lists = lists;
    }

    @GET
    @RolesAllowed({Roles.CLERK, Roles.REVIEWER, Roles.SECRECY_REVIEWER, Roles.INSPECTOR})
    @Operation(operationId = "listPersonLists", summary = "比对名单", description = "本县现行的死亡人员、财政供养人员名单:来源、日期和人数。需要全县的授权。")
    public PersonListPage list(
            @Parameter(description = "县代码") @PathParam("county") @Pattern(regexp = "\\d{6}", message = "应为 6 位县代码")
                    String county) {
        return lists.list(county);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Roles.CLERK)
    @Operation(
            operationId = "replacePersonList",
            summary = "导入比对名单",
            description =
                    "整份替换同一提供单位的同类旧名单,其他单位提供的不受影响。提供单位的全角半角、空格、本县名称和通行简称(如卫健委)视为同一写法,替换了哪些见 replaced;仍有旧名单没有替换的,可在列表中停用。只保留身份证号码的密钥散列,不保留号码、姓名和文件。有号码不对的行时退回整份(除非 acceptRejected=true),也不收比现行更旧的。随后对办理中和已公布未办结的清册重新核查。")
    @APIResponseSchema(value = PersonListAdded.class, responseCode = "200", responseDescription = "导入结果")
    @APIResponse(responseCode = "413", description = "文件过大(person-list-too-large)")
    public PersonListAdded replace(
            @Parameter(description = "县代码") @PathParam("county") @Pattern(regexp = "\\d{6}", message = "应为 6 位县代码")
                    String county,
            @Valid @BeanParam PutPersonList form) {
        return lists.replace(county, form);
    }

    @POST
    @Path("/{id}/end")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.CLERK)
    @Operation(
            operationId = "endPersonList",
            summary = "停用比对名单",
            description = "误传的,或换了提供单位名称后没有替换掉的,说明原因后停用,名单里的散列随即删除。随后对办理中和已公布未办结的清册重新核查。停用人和时间记入审计。")
    @APIResponse(responseCode = "204", description = "已停用")
    public void end(
            @Parameter(description = "县代码") @PathParam("county") @Pattern(regexp = "\\d{6}", message = "应为 6 位县代码")
                    String county,
            @Parameter(description = "名单编号,见列表") @PathParam("id") String id,
            @Valid @NotNull EndPersonList request) {
        lists.end(county, id, request.reason());
    }
}
