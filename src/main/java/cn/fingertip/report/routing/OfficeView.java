package cn.fingertip.report.routing;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param chain the office itself and those above it */
@Schema(name = "ReportOfficeDetail", description = "受理单位、逐级的上级和负责人名单")
record OfficeView(
        @NotNull Office office,
        @Schema(description = "本单位及逐级的上级,从低到高") @NotNull List<Office> chain,
        @Schema(description = "负责人和班子成员") @NotNull List<OfficePerson> people) {}
