package cn.fingertip.report.key;

import cn.fingertip.report.Named;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Reports that nobody of an office may read, since they name everybody there. */
@Schema(name = "ReportsKeptBelow", description = "下级单位中写到该单位全部办理人员、无人可看的举报:只有件数,没有内容")
public record KeptBelow(
        @Schema(description = "下级单位") @NotNull Named office,

        @Schema(description = "件数") long count) {}
