package cn.fingertip.roster.article;

import cn.fingertip.wechat.Article;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An article about a published roster, to be looked at, copied or put into drafts. */
@Schema(name = "RosterArticle", description = "公众号文章(只含公开的事实,没有任何个人)")
record ArticleView(
        @Schema(description = "标题,不超过 64 字", examples = "公示|2025年石城县琴江镇耕地地力保护补贴发放清册") @NotNull
        String title,

        @Schema(description = "摘要,不超过 120 字") @NotNull String digest,

        @Schema(
                description = "阅读原文的地址",
                examples = "https://zjgk.example.gov.cn/r/0198a7c2-5b1e-7c3d-9f20-6a1b2c3d4e5f")
        @NotNull
        String link,

        @Schema(description = "正文,HTML") @NotNull String content) {

    static ArticleView of(Article article) {
        return new ArticleView(article.title(), article.digest(), article.link(), article.content());
    }
}
