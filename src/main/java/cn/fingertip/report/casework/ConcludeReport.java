package cn.fingertip.report.casework;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "办结;结果和说明会告诉举报人")
record ConcludeReport(
        @Schema(
                description = "confirmed 反映属实,partly 部分属实,not-found 未发现问题,not-ours 不属于本单位职责",
                enumeration = {"confirmed", "partly", "not-found", "not-ours"})
        @NotNull(message = "请选择核查结果")
        @Pattern(
                regexp = "confirmed|partly|not-found|not-ours",
                message = "核查结果应为 confirmed(反映属实)、partly(部分属实)、not-found(未发现问题)或 not-ours(不属于本单位职责)")
        String result,

        @Schema(description = "给举报人的说明,1–5000 字,随即视为已反馈;不填则先办结,再用 POST …/feedback 反馈(办结之日起 15 个工作日内)。并入本件的举报,其举报人也会看到")
        @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*", message = "说明不能是空白")
        @Size(max = 5000, message = "说明最多 5000 字")
        String text) {}
