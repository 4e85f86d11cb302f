package cn.fingertip.moderation;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A text or file that a person is to decide on; who made it is none of the reviewer's business. */
@Schema(name = "ContentReview", description = "申请公开的一段文字或一个文件")
record ContentReviewView(
        @Schema(description = "审核编号") @NotNull String id,

        @Schema(description = "哪一类内容", examples = "wish") @NotNull
        String kind,

        @Schema(description = "哪一类内容,中文", examples = "公开心愿") @NotNull
        String kindName,

        @Schema(description = "内容的编号,如心愿编号") @NotNull String subjectId,
        @Schema(description = "所在地区") @NotNull Region region,
        @Schema(description = "标题") @NotNull String title,

        @Schema(description = "正文:审核文字时是要公开的全文,审核文件时供对照") @NotNull
        String text,

        @Schema(description = "审核文件时才有:原件的类型", examples = "image/jpeg")
        String mediaType,

        @NotNull ReviewState state,

        @Schema(description = "状态的中文说法", examples = "等待人工审核") @NotNull
        String stateName,

        @Schema(description = "为什么要人工审核") Cause cause,

        @Schema(description = "为什么要人工审核,中文", examples = "微信没有给出结论")
        String causeName,

        @Schema(description = "未通过的理由,作者看得到") String reason,
        @Schema(description = "申请公开的时刻") @NotNull Instant askedAt) {

    /** Where it belongs. */
    @Schema(name = "ContentReviewRegion", description = "所在地区")
    record Region(@NotNull String code, @NotNull String name) {}

    static ContentReviewView of(ContentReview review, ModeratedKind kind, String regionName) {
        ModeratedKind.Written written = kind.read(review.subject);
        return new ContentReviewView(
                review.id.toString(),
                review.kind,
                kind.title(),
                review.subject.toString(),
                new Region(review.region, regionName),
                written.title(),
                written.text(),
                review.mediaType,
                review.state,
                review.state.title(),
                review.cause,
                review.cause == null ? null : review.cause.title(),
                review.reason,
                review.askedAt);
    }
}
