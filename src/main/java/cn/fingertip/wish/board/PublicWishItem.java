package cn.fingertip.wish.board;

import cn.fingertip.wish.WishStatus;
import cn.fingertip.wish.WishType;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A wish in the list that everybody sees: days and no times of day, an office and no person. Its id here is its number:
 * the id that its author has begins with the moment at which it was placed, and who was seen writing then.
 */
@Schema(name = "PublicWishItem", description = "公开栏里的一件心愿")
record PublicWishItem(
        @Schema(description = "编号,读详情和图片用", examples = "XY360735100211-2026-0001") @NotNull
        String id,

        @Schema(description = "心愿单号", examples = "XY360735100211-2026-0001") @NotNull
        String number,

        @NotNull WishType type,

        @Schema(description = "类型名称", examples = "设施维修") @NotNull
        String typeName,

        @Schema(description = "标题") @NotNull String title,
        @NotNull Region region,
        @NotNull WishStatus status,

        @Schema(description = "状态的中文说法", examples = "办理中") @NotNull
        String statusName,

        @Schema(description = "办理单位;待接单时是所在地区") @NotNull String office,

        @Schema(description = "提交日期") @NotNull LocalDate submittedOn,
        @Schema(description = "接单日期;还没有接单则没有") LocalDate acceptedOn,
        @Schema(description = "办结日期;还没有办结则没有") LocalDate doneOn,
        @Schema(description = "下一步最迟哪天:待接单时是接单日,接单后是办结日") LocalDate dueOn,
        @Schema(description = "村民评价的星级;没有评价则没有") Short stars) {

    /** Where it is to be fulfilled. */
    @Schema(name = "PublicWishRegion", description = "所在地区")
    record Region(@NotNull String code, @NotNull String name) {}
}
