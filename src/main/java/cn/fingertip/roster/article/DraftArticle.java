package cn.fingertip.roster.article;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Into whose drafts an article goes. */
@Schema(name = "DraftArticle")
record DraftArticle(
        @Schema(description = "公众号的 AppID", examples = "wx0123456789abcdef")
        @NotBlank(message = "请写明公众号的 AppID")
        @Size(max = 64, message = "AppID 过长")
        String appId) {}
