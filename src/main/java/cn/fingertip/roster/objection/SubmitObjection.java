package cn.fingertip.roster.objection;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An objection as it is sent in. */
@Schema(name = "SubmitObjection", description = "对公示清册的异议")
public record SubmitObjection(
        @Schema(description = "有异议的明细序号;对整份清册有异议时不填", examples = "12") @Min(value = 1, message = "应为明细的序号")
        Integer line,

        @Schema(description = "提出异议的人看到的清册版本(清册详情的 version,公示单上的第几版);清册已更正的返回 409,免得序号对错了人。不填不核对", examples = "1")
        @Min(value = 1, message = "应为清册的版本号")
        Integer version,

        @Schema(
                description = "wrong-quantity 数量不对;not-me 不是本人;deceased 人已去世;other 其他",
                enumeration = {"wrong-quantity", "not-me", "deceased", "other"})
        @NotNull(message = "请选择异议类型")
        ObjectionKind kind,

        @Schema(description = "说明,1–2000 字", examples = "我家实有承包地 5.2 亩,清册少登了 1 亩。")
        @NotBlank(message = "请写明情况")
        @Size(max = 2000, message = "不超过 2000 字")
        String text,

        @Schema(description = "联系方式,加密保存,只有办理人员可见") @Size(max = 100, message = "不超过 100 字")
        String contact) {}
