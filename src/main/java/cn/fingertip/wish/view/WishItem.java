package cn.fingertip.wish.view;

import cn.fingertip.wish.Publicity;
import cn.fingertip.wish.WishStatus;
import cn.fingertip.wish.WishType;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A wish in a list. */
@Schema(description = "列表中的心愿")
public record WishItem(
        @Schema(description = "编号") @NotNull String id,

        @Schema(description = "心愿单号", examples = "XY360735100211-2026-0001") @NotNull
        String number,

        @NotNull WishType type,
        @Schema(description = "标题") @NotNull String title,
        @NotNull WishView.Region region,
        @NotNull WishStatus status,

        @Schema(description = "状态的中文说法", examples = "办理中") @NotNull
        String statusName,

        @Schema(description = "提交时刻") @NotNull Instant submittedAt,
        @Schema(description = "下一步最迟哪天") LocalDate dueOn,
        @Schema(description = "是否已超过期限") boolean overdue,
        @Schema(description = "评价星级;没有评价则没有") Short stars,

        @Schema(description = "别人能不能看到") @NotNull Publicity publicity) {}
