package cn.fingertip.report.routing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "PutReportOffice", description = "受理单位的名称和上级")
record PutOffice(
        @Schema(description = "名称,1–50 字", examples = "石城县纪委监委")
        @NotBlank(message = "请填写单位名称")
        @Size(max = 50, message = "单位名称最多 50 字")
        String name,

        @Schema(description = "上一级受理单位的代码;没有上级时不填", examples = "3607")
        @Pattern(regexp = "[0-9]{2}|[0-9]{4}|[0-9]{6}", message = "上级代码为 2、4 或 6 位数字")
        String superior,

        @Schema(description = "其他称呼,最多 20 个;举报人写到这些称呼,也视为反映该单位") @Size(max = 20, message = "其他称呼最多 20 个")
        List<@NotBlank(message = "称呼不能为空") @Size(min = 2, max = 50, message = "称呼为 2–50 个字") String> aliases,

        @Schema(description = "电话", examples = "12388") @Size(max = 30, message = "电话最多 30 字")
        String phone) {
    Office office(String code) {
        return new Office(code, name.strip(), superior, aliases == null ? List.of() : aliases, phone);
    }
}
