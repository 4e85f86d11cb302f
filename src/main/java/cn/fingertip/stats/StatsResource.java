package cn.fingertip.stats;

import cn.fingertip.kernel.http.PublicReader;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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

/** Sums of what is public, for everybody. */
@Path("/api/v1/stats")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "统计")
class StatsResource {
    /** Kept by clients and asked about every time, as rosters are: a withdrawn one leaves the sums at once. */
    private static final String CACHE = "public, no-cache";

    private final StatsPages pages;

    StatsResource(StatsPages pages) {
        this.pages = pages;
    }

    @GET
    @Path("/counties/{code}")
    @NonBlocking
    @PermitAll
    @Operation(
            operationId = "getCountyTable",
            summary = "全县补贴汇总表",
            description = "一次给出全县一年各乡镇、各村、各项目的笔数、人数、户数和金额,只含已公布的清册,公布、更正、撤回后即时更新。"
                    + "人数、户数在每一格内只计一次,因此上级不等于下级之和。带 ETag;If-None-Match 命中时返回 304。")
    @APIResponse(
            responseCode = "200",
            description = "汇总表",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = CountyTable.class)))
    @APIResponse(responseCode = "304", description = "与 If-None-Match 所持的一致,内容没有变化")
    public Uni<RestResponse<byte[]>> county(
            @Parameter(description = "6 位县级区划代码") @PathParam("code") String code,
            @Parameter(description = "年度;不填为有数据的最近一年") @QueryParam("year") @Min(1900) @Max(2999) Integer year,
            @BeanParam PublicReader reader) {
        return pages.county(code, year).map(page -> page.answer(reader, CACHE));
    }

    @GET
    @Path("/regions/{code}")
    @NonBlocking
    @PermitAll
    @Operation(
            operationId = "getRegionTrend",
            summary = "一个地区历年补贴汇总",
            description = "一个县、乡镇或村历年各项目的笔数、人数、户数和金额,只含已公布的清册。带 ETag;If-None-Match 命中时返回 304。")
    @APIResponse(
            responseCode = "200",
            description = "历年汇总",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = RegionTrend.class)))
    @APIResponse(responseCode = "304", description = "与 If-None-Match 所持的一致,内容没有变化")
    public Uni<RestResponse<byte[]>> region(
            @Parameter(description = "6 位县级、9 位乡镇或 12 位村级区划代码") @PathParam("code") String code,
            @BeanParam PublicReader reader) {
        return pages.region(code).map(page -> page.answer(reader, CACHE));
    }
}
