package cn.fingertip.report.routing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "PutReportOfficePeople", description = "受理单位的负责人和班子成员,替换原有名单")
record PutOfficePeople(
        @Schema(description = "名单,最多 200 人") @NotNull(message = "请填写名单") @Size(max = 200, message = "名单最多 200 人")
        List<@Valid @NotNull(message = "名单里有空行") OfficePerson> people) {}
