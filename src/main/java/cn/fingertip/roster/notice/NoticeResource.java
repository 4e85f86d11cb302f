package cn.fingertip.roster.notice;

import cn.fingertip.kernel.Ids;
import cn.fingertip.roster.download.Disposition;
import cn.fingertip.roster.lookup.QueryParameters;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
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

    private final Notices notices;
    private final FontPool fonts;
    private final Optional<URI> address;

    NoticeResource(Notices notices, FontPool fonts, NoticeConfig config) {
        this.notices = notices;
        this.fonts = fonts;
        this.address = config.address();
    }

    @GET
    @Path("/{id}/notice.pdf")
    @PermitAll
    @Produces(PDF)
    @Operation(
            operationId = "printRosterNotice",
            summary = "打印公示单(A3 PDF)",
            description =
                    "供村务公开栏张贴的 A3 横版公示单:统一标题、明细、合计、公示期、异议途径、网上公示的二维码," + "留有张贴日期、签名和公章的位置。一般一村一份(village);全册明细过多时须选择村。")
    @APIResponse(
            responseCode = "200",
            description = "PDF 文件",
            content = @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "410", description = "清册已撤回(roster-withdrawn),detail 中有原因")
    @APIResponse(responseCode = "422", description = "明细过多(notice-too-large)或清册里没有这个村(village-not-in-roster)")
    public RestResponse<byte[]> pdf(
            @PathParam("id") String id,
            @Parameter(description = "12 位村级区划代码;不传为全册") @QueryParam("village") String village,
            @Context HttpServerRequest request) {
        UUID roster = Ids.parse(id);
        String site = address.map(URI::toString).orElseGet(() -> request.scheme() + "://" + request.authority());
        Notice notice = notices.of(roster, QueryParameters.village(village), site);
        byte[] file = fonts.with(set -> NoticePages.draw(set, notice));
        return RestResponse.ResponseBuilder.ok(file, PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        Disposition.of("inline", asciiName(roster, village), chineseName(notice)))
                // Where no address is set, the asker's own stands in it: nobody else's copy.
                .header(HttpHeaders.CACHE_CONTROL, address.isPresent() ? "public, no-cache" : "private, no-cache")
                .build();
    }

    private static String asciiName(UUID roster, String village) {
        return "notice-" + roster + (village == null ? "" : "-" + village) + ".pdf";
    }

    private static String chineseName(Notice notice) {
        return "公示单-" + notice.head().title() + (notice.ofVillage() ? "-" + notice.place() : "") + ".pdf";
    }
}
