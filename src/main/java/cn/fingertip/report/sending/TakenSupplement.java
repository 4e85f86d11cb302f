package cn.fingertip.report.sending;

import cn.fingertip.report.RefusedFile;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer to a supplement.
 *
 * @param office name of the office that has the report now, so that who names the one before sees that it went past it
 */
@Schema(description = "补充已收到")
record TakenSupplement(
        @Schema(description = "收到的时间") Instant at,

        @Schema(description = "现在由哪个单位办理;补充中写明反映该单位或其人员的,自动转到上一级", examples = "石城县纪委监委")
        String office,

        @Schema(description = "请原样显示给举报人:如何写明被举报的人或单位,使原单位不再看到")
        String notice,

        @Schema(description = "没有收下的文件,各有原因;没有则为空。这条补充已经保存,文件可以再补交") @NotNull
        List<RefusedFile> refusedFiles) {
    /** An answer that was kept before files could be refused has none. */
    TakenSupplement {
        refusedFiles = refusedFiles == null ? List.of() : refusedFiles;
    }
}
