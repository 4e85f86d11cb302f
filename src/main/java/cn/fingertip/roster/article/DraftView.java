package cn.fingertip.roster.article;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A draft at WeChat. */
@Schema(name = "ArticleDraft", description = "公众号草稿箱里的草稿")
record DraftView(
        @Schema(description = "微信给的草稿编号(media_id)") @NotNull String mediaId) {}
