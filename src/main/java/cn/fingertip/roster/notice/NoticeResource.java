package cn.fingertip.roster.notice;

import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.http.Conditional;
import cn.fingertip.roster.download.Disposition;
import cn.fingertip.roster.lookup.QueryParameters;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The notice for the village board. For everybody: it holds nothing that the public page does not. */
@Path("/api/v1/rosters")
@Tag(name = "补贴清册")
class NoticeResource {
    private static final String PDF = "application/pdf";

    /** 253 characters of a name, a colon and a port. */
    private static final int LONGEST_HOST = 259;

    private final Notices notices;
    private final Drawn drawn;
    private final Optional<URI> address;

    NoticeResource(Notices notices, Drawn drawn, NoticeConfig config) {
        this.notices = notices;
        this.drawn = drawn;
        this.address = config.address();
    }

    @GET
    @Path("/{id}/notice.pdf")
    @PermitAll
    @Produces(PDF)
    @Operation(
            operationId = "printRosterNotice",
            summary = "打印公示单(A3 PDF)",
            description = "供村务公开栏张贴的 A3 横版公示单:统一标题、明细、合计、公示期、异议途径、网上公示的二维码,"
                    + "留有张贴日期、签名和公章的位置。一般一村一份(village);全册明细过多时须选择村。带 ETag。")
    @APIResponse(
            responseCode = "200",
            description = "PDF 文件",
            content = @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "与 If-None-Match 所持的一致,内容没有变化")
    @APIResponse(responseCode = "410", description = "清册已撤回(roster-withdrawn),detail 中有原因")
    @APIResponse(responseCode = "422", description = "明细过多(notice-too-large)或清册里没有这个村(village-not-in-roster)")
    public RestResponse<byte[]> pdf(
            @PathParam("id") String id,
            @Parameter(description = "12 位村级区划代码;不传为全册") @QueryParam("village") String village,
            @Parameter(description = "手中那一份的 ETag") @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @Context HttpServerRequest request) {
        UUID roster = Ids.parse(id);
        String site = address.map(URI::toString).orElseGet(() -> asked(request));
        Notice notice = notices.of(roster, QueryParameters.village(village), site);
        if (ifNoneMatch != null && Conditional.matches(ifNoneMatch, notice.tag())) {
            return headers(RestResponse.ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED), notice)
                    .build();
        }
        return headers(RestResponse.ResponseBuilder.ok(drawn.of(notice), PDF), notice)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        Disposition.of("inline", asciiName(roster, village), chineseName(notice)))
                .build();
    }

    private RestResponse.ResponseBuilder<byte[]> headers(RestResponse.ResponseBuilder<byte[]> response, Notice notice) {
        return response.header(HttpHeaders.ETAG, notice.tag())
                // Where no address is set, the asker's own stands in it: nobody else's copy.
                .header(HttpHeaders.CACHE_CONTROL, address.isPresent() ? "public, no-cache" : "private, no-cache");
    }

    /** The address under which the notice was asked for: no name in the DNS is longer, and a longer one fits no QR code. */
    private static String asked(HttpServerRequest request) {
        String host = request.authority() == null ? "" : request.authority().toString();
        if (host.isEmpty() || host.length() > LONGEST_HOST) {
            throw Problem.badRequest("malformed", "请求格式有误", "请求头 Host 缺失、无法识别或过长,二维码无法指向这个地址。请从正常网址访问。");
        }
        return request.scheme() + "://" + host;
    }

    private static String asciiName(UUID roster, String village) {
        return "notice-" + roster + (village == null ? "" : "-" + village) + ".pdf";
    }

    private static String chineseName(Notice notice) {
        return "公示单-" + notice.head().title() + (notice.ofVillage() ? "-" + notice.place() : "") + ".pdf";
    }
}
