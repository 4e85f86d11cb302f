package cn.fingertip.region;

import io.smallrye.common.annotation.NonBlocking;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The tree of sites, for everybody. Answers come from memory, on the event loop. */
@Path("/api/v1/regions")
@Tag(name = "行政区划")
class RegionResource {
    private static final Duration MAX_AGE = Duration.ofMinutes(5);

    private final RegionPages pages;

    RegionResource(RegionPages pages) {
        this.pages = pages;
    }

    @GET
    @PermitAll
    @NonBlocking
    @Operation(operationId = "listCounties", summary = "已开通的县", description = "平台上的全部县(旗、市),按代码排序,一次返回。可缓存。")
    @APIResponse(
            responseCode = "200",
            description = "县的列表",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RegionView.Items.class)))
    @APIResponse(responseCode = "304", description = "与 If-None-Match 所示的一致")
    public Response counties(@Context HttpHeaders request) {
        return pages.counties().answer(request, MAX_AGE);
    }

    @GET
    @Path("/{code}")
    @PermitAll
    @NonBlocking
    @Operation(operationId = "getRegion", summary = "一个地区及其下级", description = "县(旗、市)→ 乡镇(苏木、街道)→ 村(嘎查、社区),逐级向下查。可缓存。")
    @APIResponse(
            responseCode = "200",
            description = "地区",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RegionView.class)))
    @APIResponse(responseCode = "304", description = "与 If-None-Match 所示的一致")
    public Response region(
            @Parameter(description = "地区代码") @PathParam("code") String code, @Context HttpHeaders request) {
        return pages.region(code).answer(request, MAX_AGE);
    }
}
