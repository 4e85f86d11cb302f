package cn.fingertip.report.sending;

import cn.fingertip.crypto.Asker;
import cn.fingertip.crypto.Work;
import cn.fingertip.identity.CurrentCitizen;
import cn.fingertip.identity.Roles;
import cn.fingertip.identity.VerifiedPerson;
import cn.fingertip.kernel.Problem;
import cn.fingertip.report.ReportKindList;
import cn.fingertip.report.ReporterIdentity;
import cn.fingertip.report.SentMessage;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** 我要举报, the villagers' side. Whoever sends no token leaves nothing behind but what they wrote. */
@Path("/api/v1/reports")
@Tag(name = "举报")
class ReportResource {
    private static final String KEY = "随机的提交编号,重试时保持不变。凭它 72 小时内可以取回同一个查询码,所以必须无法猜到:"
            + "UUID,或至少 32 位十六进制、21 位 base64url 随机字符,否则 400(idempotency-key-weak)";
    static final String PROOF = "收到 428 后:题目和答案,challenge:n";
    static final String WORK_FIRST = "查询的人太多,或同一来源查询太频繁,要先完成工作量证明(proof-of-work-required);题目在问题的 challenge 中";
    private static final Duration MAX_AGE = Duration.ofMinutes(5);

    private final Reports reports;
    private final Submissions submissions;
    private final Supplements supplements;
    private final SubmissionRush rush;
    private final CurrentCitizen citizen;

    ReportResource(
            Reports reports,
            Submissions submissions,
            Supplements supplements,
            SubmissionRush rush,
            CurrentCitizen citizen) {
        this.reports = reports;
        this.submissions = submissions;
        this.supplements = supplements;
        this.rush = rush;
        this.citizen = citizen;
    }

    @GET
    @Path("/kinds")
    @PermitAll
    @Operation(operationId = "listReportKinds", summary = "举报类别", description = "可选的举报类别及其中文名称,按展示顺序排列。可缓存。")
    @APIResponse(
            responseCode = "200",
            description = "举报类别",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReportKindList.class)))
    @APIResponse(responseCode = "304", description = "与 If-None-Match 所示的一致")
    public Response kinds(@Context HttpHeaders request) {
        return reports.kinds().answer(request, MAX_AGE);
    }

    @POST
    @PermitAll
    @SecurityRequirementsSet
    @SecurityRequirementsSet(@SecurityRequirement(name = "SecurityScheme", scopes = Roles.CITIZEN))
    @ResponseStatus(201)
    @Operation(
            operationId = "submitReport",
            summary = "提交举报",
            description =
                    "不带令牌、或者 anonymous 为 true 即为匿名,不记录微信号、网络地址和设备信息;带村民令牌、并且核实过姓名和身份证号(POST /me/identity)的为实名,受理和反馈有法定期限;登录了而没有核实的不是实名,按未实名办理。账号、姓名和联系方式单独加密,经批准才能查看。"
                            + "返回的 16 位查询码只显示这一次,是匿名举报人查看进展的唯一凭据,遗失无法找回。"
                            + "先提交文字,文件可以之后凭查询码补交。反映受理单位或其人员的,自动转到上一级。")
    @APIResponse(
            responseCode = "201",
            description = "已收到",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = SubmittedReport.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "请求无法识别,或提交编号缺少(idempotency-key-required)、不合格式(idempotency-key-invalid)、太容易猜到(idempotency-key-weak)")
    @APIResponse(responseCode = "409", description = "标题或内容提到受理机关,须说明是否反映它(report-about-office),没有保存任何内容")
    @APIResponse(
            responseCode = "422",
            description = "填写有误(invalid);应由上级机关受理(report-reserved、report-no-office),没有保存任何内容")
    @APIResponse(
            responseCode = "428",
            description = "提交的人太多,或同一来源匿名提交太频繁,要先完成工作量证明(proof-of-work-required),不会拒绝;题目在问题的 challenge 中")
    @APIResponse(responseCode = "429", description = "同一登录人提交过于频繁(too-often),按 Retry-After 稍后再试")
    public SubmittedReport submit(
            @HeaderParam("Idempotency-Key") @Parameter(description = KEY, required = true) String key,
            @HeaderParam("Proof-Of-Work") @Parameter(description = PROOF) String proof,
            @Valid @NotNull(message = "请填写举报内容") SubmitReport request,
            HttpServerRequest http) {
        ReporterIdentity reporter = request.wantsToBeNobody() ? ReporterIdentity.NOBODY : reporter(http);
        rush.pass(reporter, asker(http, proof));
        return submissions.submit(key, request, reporter);
    }

    @GET
    @Path("/challenge")
    @PermitAll
    @Operation(
            operationId = "getReportChallenge",
            summary = "工作量题目",
            description = "提交举报收到 428(proof-of-work-required)时,也可以从这里另取一道题。每题只能用一次,过期作废。要求更高难度的 428 只认它自带的题目。")
    public Work challenge() {
        return rush.challenge();
    }

    @POST
    @Path("/lookup")
    @PermitAll
    @Operation(
            operationId = "lookUpReport",
            summary = "凭查询码查看进展",
            description = "返回办理状态、双方留言和期限。查询码只在请求体中传送。查询次数按来源短暂计数,对错都算,不记录地址;太频繁时要先完成工作量证明,不会拒绝。")
    @APIResponseSchema(value = ReportView.class, responseCode = "200", responseDescription = "成功")
    @APIResponse(responseCode = "404", description = "查询码不正确(receipt-unknown)")
    @APIResponse(responseCode = "428", description = WORK_FIRST)
    public ReportView lookUp(
            @HeaderParam("Proof-Of-Work") @Parameter(description = PROOF) String proof,
            @Valid @NotNull(message = "请填写查询码") LookUpReport request,
            HttpServerRequest http) {
        return reports.lookUp(request, asker(http, proof));
    }

    @POST
    @Path("/messages")
    @PermitAll
    @ResponseStatus(201)
    @Operation(
            operationId = "supplementReport",
            summary = "凭查询码补充或答复",
            description =
                    "在任何状态下都可以补充材料、答复办理单位的询问。举报人的文件一件举报总共最多 9 个。" + "写明反映的是现在办理的单位、其人员或上级的,这件举报转到上一级重新办理,原单位不再看到。")
    @APIResponse(
            responseCode = "201",
            description = "已收到",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = TakenSupplement.class)))
    @APIResponse(responseCode = "404", description = "查询码不正确(receipt-unknown)")
    @APIResponse(
            responseCode = "409",
            description = "举报人的留言已达上限(report-messages-full);内容提到现在办理的单位,须说明是否反映它(report-about-office),这条补充没有保存")
    @APIResponse(
            responseCode = "422",
            description = "填写有误(invalid);反映的单位之上没有可以办理的单位(report-no-office、report-office-closed),这条补充没有保存")
    @APIResponse(responseCode = "428", description = WORK_FIRST)
    public TakenSupplement supplement(
            @HeaderParam("Idempotency-Key") @Parameter(description = SentMessage.OPTIONAL_KEY) String key,
            @HeaderParam("Proof-Of-Work") @Parameter(description = PROOF) String proof,
            @Valid @NotNull(message = "请填写内容") SupplementReport request,
            HttpServerRequest http) {
        return supplements.add(key, request, asker(http, proof));
    }

    static Asker asker(HttpServerRequest http, String proof) {
        return new Asker(http.remoteAddress().hostAddress(), proof);
    }

    /**
     * Who sends. Somebody who shows any token means to be known: one that is not a villager's is refused, never taken
     * for anonymous.
     */
    private ReporterIdentity reporter(HttpServerRequest http) {
        if (http.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            return ReporterIdentity.NOBODY;
        }
        String name = citizen.person().map(VerifiedPerson::name).orElse(null);
        return citizen.id()
                .map(id -> new ReporterIdentity(id, name, null))
                .orElseThrow(() -> Problem.unauthorized("unauthorized", "请先登录", "登录已失效或尚未登录,请重新登录后再试。"));
    }
}
