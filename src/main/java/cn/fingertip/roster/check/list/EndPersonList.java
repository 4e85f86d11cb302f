package cn.fingertip.roster.check.list;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a list is in force no more. */
@Schema(name = "EndPersonList")
record EndPersonList(
        @Schema(description = "原因,只供内部查阅", examples = "提供单位更名,新名单已另行导入")
        @NotBlank(message = "请填写停用的原因")
        @Size(max = 200, message = "不超过 200 字")
        String reason) {}
