package cn.fingertip.report.casework;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "答复或询问举报人")
record ReplyToReporter(
        @Schema(description = "内容,1–5000 字") @NotBlank(message = "请填写内容") @Size(max = 5000, message = "内容最多 5000 字")
        String text,

        @Schema(description = "已上传完成的文件(上传地址 Location 或其最后一段);一件举报中单位的文件总共最多 9 个。不能收下的不影响文字,在回答的 refusedFiles 中逐个说明")
        @Size(max = 50, message = "一次最多写 50 个上传编号")
        List<@Size(max = 500, message = "上传编号无效") String> uploadIds) {
    /** @return never null */
    List<String> uploads() {
        return uploadIds == null ? List.of() : uploadIds;
    }
}
