package cn.fingertip.report.routing;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * 受理单位: the discipline inspection office of a region. An inspector is of the office whose region the grant names
 * exactly.
 *
 * @param code of the region, which is the office's too
 * @param superior code of the office one level up, null where there is none
 * @param aliases what else people call it
 * @param phone null where none is known
 */
@Schema(name = "ReportOffice", description = "受理举报的单位(纪检监察机关)")
public record Office(
        @Schema(description = "单位代码,与所在区划代码相同", examples = "360735") @NotNull
        String code,

        @Schema(description = "名称", examples = "石城县纪委监委") @NotNull
        String name,

        @Schema(description = "上一级受理单位的代码", examples = "3607")
        String superior,

        @Schema(description = "其他称呼") @NotNull List<String> aliases,

        @Schema(description = "电话", examples = "12388") String phone) {
    public Office {
        aliases = List.copyOf(aliases);
    }

    /** @return the region as it stands in a grant */
    public String region() {
        return code;
    }
}
