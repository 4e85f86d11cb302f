package cn.fingertip.report.lead;

import cn.fingertip.identity.Roles;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Numbers of leads, for the office's own returns. */
@Path("/api/v1/staff/reports")
@Tag(name = "线索统计")
@RolesAllowed(Roles.INSPECTOR)
class LeadResource {
    private static final String BY = "按什么分:month(默认)、year、region、kind 或 office";

    private final LeadStatistics statistics;

    LeadResource(LeadStatistics statistics) {
        this.statistics = statistics;
    }

    @GET
    @Path("/statistics")
    @Operation(
            operationId = "getLeadStatistics",
            summary = "线索统计",
            description =
                    "本单位收到、受理、转出、办结、反馈的件数和按期的件数。不含内容;只统计本单位自己的,转出之后由对方统计。办结结果已加密,不能统计。期限跨入还没有工作日历的年份的,先不判断是否按期(undecided),载入日历后重新推算。")
    public LeadTable table(
            @QueryParam("from") @Parameter(description = "起始日期,默认为今年 1 月 1 日") String from,
            @QueryParam("to") @Parameter(description = "截止日期,默认为今天") String to,
            @QueryParam("by") @Parameter(description = BY) String by,
            @QueryParam("region")
                    @Parameter(description = "地区代码,含其下级")
                    @Pattern(regexp = "[0-9]{2,12}", message = "地区代码是 2–12 位数字")
                    String region,
            @QueryParam("kind") @Parameter(description = "类别,如 subsidy") @Size(max = 40, message = "没有这种举报类别")
                    String kind) {
        return statistics.table(from, to, by, region, kind);
    }

    @GET
    @Path("/statistics/csv")
    @Produces("text/csv; charset=UTF-8")
    @Operation(
            operationId = "downloadLeadStatistics",
            summary = "线索统计(CSV)",
            description = "与线索统计相同,UTF-8 带 BOM,可用表格软件打开;最后一行是合计。")
    @APIResponse(
            responseCode = "200",
            description = "CSV 文件",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(implementation = String.class),
                            examples =
                                    @ExampleObject(
                                            name = "按月",
                                            value = "月份代码,月份,收到,受理,…\r\n2026-11,2026-11,12,9,…\r\n")))
    public RestResponse<byte[]> csv(
            @QueryParam("from") @Parameter(description = "起始日期,默认为今年 1 月 1 日") String from,
            @QueryParam("to") @Parameter(description = "截止日期,默认为今天") String to,
            @QueryParam("by") @Parameter(description = BY) String by,
            @QueryParam("region")
                    @Parameter(description = "地区代码,含其下级")
                    @Pattern(regexp = "[0-9]{2,12}", message = "地区代码是 2–12 位数字")
                    String region,
            @QueryParam("kind") @Parameter(description = "类别,如 subsidy") @Size(max = 40, message = "没有这种举报类别")
                    String kind) {
        LeadTable table = statistics.table(from, to, by, region, kind);
        StringWriter text = new StringWriter();
        // Without the byte order mark the county's Excel reads GBK.
        text.write('\uFEFF');
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(LeadRow.header(StatisticsBy.of(table.by()).orElseThrow()));
        table.rows().forEach(row -> csv.writeRecord(row.cells()));
        csv.writeRecord(table.total().cells());
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return RestResponse.ResponseBuilder.ok(text.toString().getBytes(StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"lead-statistics.csv\"")
                .build();
    }
}
