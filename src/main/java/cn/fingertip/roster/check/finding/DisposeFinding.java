package cn.fingertip.roster.check.finding;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What becomes of one finding. */
@Schema(name = "DisposeFinding")
record DisposeFinding(
        @Schema(
                description = "confirmed 确有问题,须改正;explained 已核实,不是问题;corrected 公布后已追回或补发",
                enumeration = {"confirmed", "explained", "corrected"})
        @NotNull(message = "请选择处置结果")
        @Pattern(regexp = "confirmed|explained|corrected", message = "应为 confirmed、explained 或 corrected")
        String status,

        @Schema(description = "怎样核实的,1–500 字;不公开", examples = "两块地分属两个小组,台账各有一条")
        @NotBlank(message = "请填写说明")
        @Size(max = 500, message = "不超过 500 字")
        String note) {}
