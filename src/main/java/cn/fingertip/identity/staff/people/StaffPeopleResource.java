package cn.fingertip.identity.staff.people;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Administrators manage people. */
@Path("/api/v1/staff/people")
@Tag(name = "人员管理")
@RolesAllowed(Roles.ADMIN)
class StaffPeopleResource {
    private final StaffPeople people;

    StaffPeopleResource(StaffPeople people) {
        this.people = people;
    }

    @GET
    @Operation(operationId = "listStaff", summary = "人员列表", description = "管辖范围内的工作人员,按用户名排列。全部授权都在管辖范围内的人员才列出。")
    @APIResponse(responseCode = "200", description = "一页人员")
    public CursorPage<StaffPersonView> list(@Valid @BeanParam PageRequest page) {
        return people.page(page);
    }

    @POST
    @Operation(
            operationId = "addStaff",
            summary = "新增人员",
            description = "建立工作人员账号并授权(角色与区划,含下级)。管理员账号不能兼任其他角色。请让本人首次登录后修改初始密码。")
    @APIResponse(
            responseCode = "201",
            description = "已建立",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = StaffPersonView.class)))
    @APIResponse(responseCode = "409", description = "用户名已被使用(username-taken)")
    @APIResponse(
            responseCode = "422",
            description = "填写有误(invalid)、密码太弱(password-weak)、授权冲突(grants-conflict)或超出管辖范围(grant-outside)")
    public RestResponse<StaffPersonView> add(@Valid @NotNull(message = "请填写人员信息") AddStaff request) {
        StaffPersonView added = people.add(request);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, added)
                .location(URI.create("/api/v1/staff/people/" + added.id()))
                .build();
    }

    @PUT
    @Path("{id}")
    @Operation(
            operationId = "changeStaff",
            summary = "修改人员",
            description = "修改姓名、停用或启用、整体替换授权。停用立即生效,其全部登录随即失效。不能管理自己的账号。")
    @APIResponse(responseCode = "200", description = "修改后的人员")
    @APIResponse(responseCode = "403", description = "去掉曾用名须由上一级管理员办理(former-name-above)")
    @APIResponse(responseCode = "409", description = "不能管理自己的账号(own-account),或本人是唯一能打开某些举报的人(last-key-holder)")
    @APIResponse(responseCode = "422", description = "填写有误(invalid)、授权冲突(grants-conflict)或超出管辖范围(grant-outside)")
    public StaffPersonView change(
            @PathParam("id") String id, @Valid @NotNull(message = "请填写人员信息") ChangeStaff request) {
        return people.change(Ids.parse(id), request);
    }

    @POST
    @Path("{id}/password")
    @Operation(
            operationId = "resetStaffPassword",
            summary = "重设密码",
            description = "为人员重设密码并解除登录锁定,可同时停用其动态口令(手机遗失时)。其全部登录随即失效。"
                    + "纪检监察和保密专员的举报密钥只能用原密码打开:重设后换发新密钥,须由本单位已获准的同事重新准入,才能再看原有举报。")
    @APIResponse(responseCode = "200", description = "已重设,并说明举报密钥是否因此换发")
    @APIResponse(responseCode = "409", description = "不能管理自己的账号(own-account),或本人是唯一能打开某些举报的人(last-key-holder)")
    @APIResponse(responseCode = "422", description = "密码太弱(password-weak)")
    public PasswordResetView resetPassword(
            @PathParam("id") String id, @Valid @NotNull(message = "请填写新密码") ResetPassword request) {
        return people.resetPassword(Ids.parse(id), request);
    }
}
