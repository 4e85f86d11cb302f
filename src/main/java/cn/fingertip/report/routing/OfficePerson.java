package cn.fingertip.report.routing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The head or a leading member of an office. */
@Schema(name = "ReportOfficePerson", description = "受理单位的负责人或班子成员")
public record OfficePerson(
        @Schema(description = "姓名", examples = "刘某某")
        @NotBlank(message = "请填写姓名")
        @Size(min = 2, max = 50, message = "姓名为 2–50 个字")
        String name,

        @Schema(description = "职务", examples = "纪委书记")
        @NotBlank(message = "请填写职务")
        @Size(max = 50, message = "职务最多 50 字")
        String post) {}
