package cn.fingertip.report.casework;

import cn.fingertip.media.UploadedFile;
import cn.fingertip.media.derivative.DerivativeView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "一件举报的全部文件,留言随附的也在其中")
record ReportFileList(List<Item> items) {
    @Schema(name = "ReportFileItem", description = "一个文件:原件的情况,和可查看的版本")
    record Item(
            String id,
            @Schema(description = "原件的类型,按内容识别") String mediaType,
            @Schema(description = "原件的字节数") long bytes,

            @Schema(description = "原件的 SHA-256,十六进制;还在计算时没有")
            String sha256,

            DerivativeView derivative) {
        static Item of(UploadedFile file, DerivativeView derivative) {
            return new Item(file.id().toString(), file.mediaType(), file.bytes(), file.sha256(), derivative);
        }
    }
}
