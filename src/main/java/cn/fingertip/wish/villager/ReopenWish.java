package cn.fingertip.wish.villager;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why what was done is not enough. */
@Schema(description = "重开")
record ReopenWish(
        @Schema(description = "还有什么没办好", examples = "灯亮了两天又灭了")
        @NotBlank(message = "请写明还有什么没办好")
        @Size(max = 500, message = "不超过500个字")
        String reason) {}
