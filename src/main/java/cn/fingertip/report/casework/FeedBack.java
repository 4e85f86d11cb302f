package cn.fingertip.report.casework;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "向举报人反馈办理结果")
record FeedBack(
        @Schema(description = "反馈的内容,1–5000 字;并入本件的举报,其举报人也会看到,请勿写出他人的话")
        @NotBlank(message = "请填写反馈的内容")
        @Size(max = 5000, message = "反馈最多 5000 字")
        String text,

        @Schema(
                description = "办结结果,只在内部记录里没有留下时(report-result-needed)填写,有记录的以记录为准:"
                        + "confirmed 反映属实,partly 部分属实,not-found 未发现问题,not-ours 不属于本单位职责",
                enumeration = {"confirmed", "partly", "not-found", "not-ours"})
        @Pattern(
                regexp = "confirmed|partly|not-found|not-ours",
                message = "核查结果应为 confirmed(反映属实)、partly(部分属实)、not-found(未发现问题)或 not-ours(不属于本单位职责)")
        String result,

        @Schema(description = "已上传完成的文件(上传地址 Location 或其最后一段);只给本件的举报人") @Size(max = 9, message = "最多附 9 个文件")
        List<@NotBlank(message = "上传编号不能为空") @Size(max = 500, message = "上传编号无效") String> uploadIds) {
    /** @return never null */
    List<String> uploads() {
        return uploadIds == null ? List.of() : uploadIds;
    }
}
