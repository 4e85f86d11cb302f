package cn.fingertip.report.questionnaire;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The questions of a kind, for whoever is about to report. */
@Path("/api/v1/reports/questionnaires/{kind}")
@PermitAll
@Tag(name = "举报")
class QuestionnaireResource {
    private static final Duration MAX_AGE = Duration.ofMinutes(5);

    private final Questionnaires questionnaires;

    QuestionnaireResource(Questionnaires questionnaires) {
        this.questionnaires = questionnaires;
    }

    @GET
    @Operation(
            operationId = "getReportQuestionnaire",
            summary = "某类举报的问题",
            description = "逐个提问的问题、选项和显示条件。提交举报时用 answers 回答,并在 questionnaireVersion 写明所答的版本;旧版本一直可以读取和提交。可缓存。")
    @APIResponse(
            responseCode = "200",
            description = "问题",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Questionnaire.class)))
    @APIResponse(responseCode = "304", description = "与 If-None-Match 所示的一致")
    @APIResponse(responseCode = "404", description = "没有这类举报的问题,或没有这一版")
    public Response questionnaire(
            @PathParam("kind") @Parameter(description = "举报类别,见 GET /reports/kinds") String kind,
            @QueryParam("version") @Parameter(description = "版本,不填为最新版") Integer version,
            @Context HttpHeaders request) {
        return questionnaires.body(kind, version).answer(request, MAX_AGE);
    }
}
