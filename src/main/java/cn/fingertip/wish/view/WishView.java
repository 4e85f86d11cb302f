package cn.fingertip.wish.view;

import cn.fingertip.moderation.ReviewState;
import cn.fingertip.wish.Publicity;
import cn.fingertip.wish.WishStatus;
import cn.fingertip.wish.WishType;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A wish as its author sees it. */
@Schema(name = "Wish", description = "心愿")
public record WishView(
        @Schema(description = "编号") @NotNull String id,

        @Schema(description = "心愿单号", examples = "XY360735100211-2026-0001") @NotNull
        String number,

        @NotNull WishType type,
        @Schema(description = "标题") @NotNull String title,
        @Schema(description = "具体情况") @NotNull String text,
        @NotNull Region region,
        @Schema(description = "具体地点") String place,
        @Schema(description = "已提交的文件") @NotNull List<File> files,
        @NotNull WishStatus status,

        @Schema(description = "状态的中文说法", examples = "办理中") @NotNull
        String statusName,

        @Schema(description = "提交时刻") @NotNull Instant submittedAt,

        @Schema(description = "下一步最迟哪天:待接单时是接单日,接单后是办结日;已办结,或该年节假日安排尚未公布时没有")
        LocalDate dueOn,

        @Schema(description = "是否已超过期限") boolean overdue,

        @Schema(description = "接下来可以转到的状态。村民看自己的心愿时,是本人可以做的:confirmed 可评价,reopened 可重开") @NotNull
        Set<WishStatus> next,

        @Schema(description = "已办结待评价的:到哪天没有评价就自动确认") LocalDate silentConfirmOn,
        @Schema(description = "已确认、还可以重开的:最迟哪天重开") LocalDate reopenBy,
        @Schema(description = "由谁办理") String responsible,
        @Schema(description = "办理结果") String result,
        @Schema(description = "与哪一件重复(单号)") String duplicateOf,
        @Schema(description = "评价星级") Short stars,
        @Schema(description = "评语") String comment,
        @Schema(description = "别人能不能看到") @NotNull Publicity publicity,

        @Schema(description = "别人能不能看到,中文", examples = "公开审核中") @NotNull
        String publicityName,

        @Schema(description = "没有公开的理由,和可以怎么办") String publicityReason,
        @Schema(description = "公开用的标题;没有另写则没有,公开原来的标题") String publicTitle,
        @Schema(description = "公开用的文字;没有另写则没有,公开原来的具体情况") String publicText,
        @Schema(description = "经过,先发生的在前") @NotNull List<Step> history) {

    /** Where it is to be fulfilled. */
    @Schema(name = "WishRegion", description = "所在地区")
    public record Region(@NotNull String code, @NotNull String name) {}

    /** A file that came with it. */
    @Schema(name = "WishFile", description = "文件")
    public record File(
            @Schema(description = "文件编号") @NotNull String id,

            @Schema(description = "类型", examples = "image/jpeg") @NotNull
            String mediaType,

            @Schema(description = "字节数") long bytes,

            @Schema(description = "申请公开的:这个文件能不能公开;没有申请公开则没有")
            ReviewState publicity,

            @Schema(description = "这个文件不公开的理由") String publicityReason) {}

    /** One thing that happened. */
    @Schema(name = "WishStep", description = "一步")
    public record Step(
            @Schema(description = "时刻") @NotNull Instant at,
            @Schema(description = "此后的状态") @NotNull WishStatus status,

            @Schema(description = "状态的中文说法", examples = "已接单") @NotNull
            String statusName,

            @Schema(description = "谁:本人、系统或经办单位", examples = "濯坑村委会")
            String who,

            @Schema(description = "说明") String note) {}
}
