package cn.fingertip.roster;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A thing of a list that clients know: its stable code and its Chinese name. */
@Schema(name = "CodeName", description = "代码和名称")
public record CodeName(
        @Schema(description = "代码", examples = "360735100") @NotNull
        String code,

        @Schema(description = "名称", examples = "琴江镇") @NotNull
        String name) {}
