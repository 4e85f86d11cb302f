package cn.fingertip.roster.correction;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a published roster is corrected; it takes the place of what was given before. */
@Schema(name = "PutCorrection", description = "更正的原因;公布后向社会公开")
record PutCorrection(
        @Schema(description = "整体原因,1–500 字", examples = "根据公示期异议复核了两户的承包面积")
        @NotBlank(message = "请填写更正原因")
        @Size(max = 500, message = "不超过 500 字")
        String reason,

        @Schema(description = "个别变更的原因,可不填;未列出的不单独说明") @Size(max = 1000, message = "一次不超过 1000 条")
        List<@NotNull(message = "请填写") @Valid LineReason> lines) {

    /** Why one line changes. */
    @Schema(name = "CorrectionLineReason")
    record LineReason(
            @Schema(description = "变更的序号(变更列表中的 no)", examples = "1") @Min(value = 1, message = "应为变更的序号")
            int change,

            @Schema(description = "原因,1–200 字", examples = "复核台账后面积由 7.2 亩改为 8.2 亩")
            @NotBlank(message = "请填写原因")
            @Size(max = 200, message = "不超过 200 字")
            String reason) {}
}
