package cn.fingertip.wish.villager;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A villager's judgement of what was done. */
@Schema(description = "评价")
record RateWish(
        @Schema(description = "星级,1–5", examples = "5")
        @NotNull(message = "请打分")
        @Min(value = 1, message = "最低1星")
        @Max(value = 5, message = "最高5星")
        Integer stars,

        @Schema(description = "评语", examples = "修得很快") @Size(max = 500, message = "不超过500个字")
        String comment) {}
