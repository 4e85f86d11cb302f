package cn.fingertip.report;

import cn.fingertip.media.TakenFiles;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file that was not taken along with a text that was. */
@Schema(description = "没有收下的文件;文字已经保存,文件可以之后补交")
public record RefusedFile(
        @Schema(description = "提交时所写的上传编号", examples = "5f0c1e7a9b2d4c6e8f1a3b5c7d9e0f12") @NotNull
        String uploadId,

        @Schema(
                description =
                        "原因:upload-unknown 没有这个上传或已过期,upload-unfinished 尚未传完,upload-taken 已随另一份内容提交,upload-kind 不支持的类型,too-many-files 超过个数,upload-storage-failed 暂时无法读取",
                examples = "upload-unfinished")
        @NotNull
        String code,

        @Schema(description = "原因和怎么办,可显示给用户", examples = "有文件还没有上传完成,请等待上传完成后再提交。") @NotNull
        String message) {
    /** @return in the order in which they were sent */
    public static List<RefusedFile> of(TakenFiles files) {
        return files.refused().stream()
                .map(refusal -> new RefusedFile(
                        refusal.upload() == null ? "" : refusal.upload(),
                        refusal.why().code(),
                        refusal.why().detail()))
                .toList();
    }
}
