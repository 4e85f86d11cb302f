package cn.fingertip.media.derivative;

import cn.fingertip.media.UploadedFile;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file for somebody who did not send it: what it is, and what can be seen of it. */
@Schema(name = "ShownFile", description = "别人提交的一个文件:原件的情况,和可查看的版本")
public record ShownFile(
        @Schema(description = "文件编号") @NotNull String id,

        @Schema(description = "原件的类型,按内容识别", examples = "image/jpeg") @NotNull
        String mediaType,

        @Schema(description = "原件的字节数") long bytes,
        @NotNull DerivativeView derivative) {
    static ShownFile of(UploadedFile file, DerivativeView derivative) {
        return new ShownFile(file.id().toString(), file.mediaType(), file.bytes(), derivative);
    }
}
