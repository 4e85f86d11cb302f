package cn.fingertip.report.sending;

import cn.fingertip.report.Named;
import cn.fingertip.report.RefusedFile;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer to a report; the receipt is shown here and never again.
 *
 * @param office name of the office that has it, so that who accuses the nearer one sees that it went past it
 */
@Schema(description = "举报已收到")
record SubmittedReport(
        @Schema(description = "查询码,16 位数字,只显示这一次,遗失后无法找回", examples = "4029173380561274") @NotNull
        String receipt,

        @Schema(description = "收到的时间") @NotNull Instant receivedAt,

        @Schema(description = "受理单位;反映本级受理单位或其人员的,自动转到上一级", examples = "石城县纪委监委") @NotNull
        String office,

        @Schema(description = "请原样显示给举报人:遗失查询码就不能再查看和补充") @NotNull
        String notice,

        @Schema(description = "没有收下的文件,各有原因;没有则为空。文字已经保存,文件可以之后凭查询码补交") @NotNull
        List<RefusedFile> refusedFiles,

        @Schema(description = "没有按问卷回答(answers 和 questionnaireVersion 都没有)时,还没有回答的必答问题;可凭查询码在补充中写明。按问卷回答了的为空") @NotNull
        List<Named> unanswered) {
    /** An answer that was kept before there were these lists has none. */
    SubmittedReport {
        refusedFiles = refusedFiles == null ? List.of() : refusedFiles;
        unanswered = unanswered == null ? List.of() : unanswered;
    }
}
