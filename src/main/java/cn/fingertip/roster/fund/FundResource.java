package cn.fingertip.roster.fund;

import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.http.PublicJson;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Everybody sees where the money of a published roster is. */
@Path("/api/v1/rosters/{id}/funds")
@Tag(name = "补贴清册")
class FundResource {
    /** Gone within this time after a withdrawal. */
    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private final Funds funds;
    private final PublicJson json;

    FundResource(Funds funds, PublicJson json) {
        this.funds = funds;
        this.json = json;
    }

    @GET
    @PermitAll
    @Operation(operationId = "getRosterFunds", summary = "清册的资金数据", description = "已公布清册的下达、拨付、结余、发放、退回、在途;不相符的说明原因。")
    @APIResponse(
            responseCode = "200",
            description = "资金数据",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = FundView.class)))
    @APIResponse(responseCode = "304", description = "与 If-None-Match 所示的一致")
    @APIResponse(responseCode = "404", description = "没有填报,或者未公布(funds-absent)")
    @APIResponse(responseCode = "410", description = "清册已撤回(roster-withdrawn)")
    public Response get(@PathParam("id") String id, @Context HttpHeaders request) {
        FundView view = funds.published(Ids.parse(id));
        return json.body(view).answer(request, MAX_AGE);
    }
}
