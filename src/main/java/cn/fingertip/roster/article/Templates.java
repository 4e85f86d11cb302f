package cn.fingertip.roster.article;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The words of articles, under {@code templates/article}; whatever stands in the HTML is escaped. */
@CheckedTemplate(basePath = "article")
final class Templates {
    private Templates() {}

    static native TemplateInstance title(ArticleFacts facts);

    static native TemplateInstance digest(ArticleFacts facts);

    static native TemplateInstance content(ArticleFacts facts);
}
