package cn.fingertip.media;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why an original is taken by somebody who did not send it. The reason is a code, because the audit trail, where it is kept, holds no texts.
 */
@Schema(description = "取原件;理由记入审计")
public record TakeEvidence(
        @Schema(description = "理由:case-file 入卷;examination 送鉴定;handover 移送有权机关;not-shown 在线无法显示")
        @NotNull(message = "请选择取原件的理由")
        @Pattern(
                regexp = "case-file|examination|handover|not-shown",
                message = "理由请选 case-file、examination、handover 或 not-shown")
        String reason) {}
