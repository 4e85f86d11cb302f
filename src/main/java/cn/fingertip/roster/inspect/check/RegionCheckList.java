package cn.fingertip.roster.inspect.check;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The checks there are. */
@Schema(name = "RegionCheckList")
record RegionCheckList(@NotNull List<Item> items) {
    /** One of them. */
    @Schema(name = "RegionCheck", description = "一项地区核查")
    record Item(
            @Schema(examples = "card-shared") @NotNull String rule,
            @Schema(examples = "一个账户多人领取") @NotNull String title,

            @Schema(description = "什么情况会列出,以及可能的正当理由") @NotNull
            String explanation) {}
}
