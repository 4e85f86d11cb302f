package cn.fingertip.roster.programme.year;

import cn.fingertip.kernel.http.PublicReader;
import cn.fingertip.roster.lookup.QueryParameters;
import cn.fingertip.roster.lookup.cache.HotPages;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** A programme year on year, for everybody. */
@Path("/api/v1/programmes/{code}/years")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "补贴清册")
class ProgrammeYearResource {
    private final ProgrammeYears years;

    ProgrammeYearResource(ProgrammeYears years) {
        this.years = years;
    }

    @GET
    @NonBlocking
    @PermitAll
    @Operation(
            operationId = "listProgrammeYears",
            summary = "补贴项目逐年对照",
            description = "某区划及其下级各年度现行公布的清册数、发放人次、合计金额,以及与上一年相比的增减。带 ETag;If-None-Match 命中时返回 304。")
    @APIResponse(
            responseCode = "200",
            description = "各年度,新的在前",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = YearView.Years.class)))
    @APIResponse(responseCode = "304", description = "与 If-None-Match 所持的一致,内容没有变化")
    public Uni<RestResponse<byte[]>> list(
            @Parameter(description = "补贴项目代码", example = "farmland") @PathParam("code") String code,
            @Parameter(description = "区划代码,含其下级") @QueryParam("region") String region,
            @BeanParam PublicReader reader) {
        return years.of(QueryParameters.programme(code), QueryParameters.region(region))
                .map(page -> page.answer(reader, HotPages.CACHE));
    }
}
