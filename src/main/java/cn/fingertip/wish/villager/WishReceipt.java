package cn.fingertip.wish.villager;

import cn.fingertip.wish.Publicity;
import cn.fingertip.wish.Wish;
import cn.fingertip.wish.WishStatus;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to a new wish. */
@Schema(description = "心愿已收到")
record WishReceipt(
        @Schema(description = "编号") @NotNull String id,

        @Schema(description = "心愿单号", examples = "XY360735100211-2026-0001") @NotNull
        String number,

        @NotNull WishStatus status,

        @Schema(description = "最迟哪天接单;跨入尚未公布节假日安排的年份时暂缺,公布后补上")
        LocalDate dueOn,

        @Schema(description = "别人能不能看到;心愿本身已收到,不受影响") @NotNull
        Publicity publicity,

        @Schema(description = "别人能不能看到,中文", examples = "不公开") @NotNull
        String publicityName,

        @Schema(description = "没有公开的理由,和可以怎么办") String publicityReason) {
    static WishReceipt of(Wish wish) {
        return new WishReceipt(
                wish.id.toString(),
                wish.number,
                wish.status,
                wish.dueOn(),
                wish.publicity,
                wish.publicity.title(),
                wish.publicityReason);
    }
}
