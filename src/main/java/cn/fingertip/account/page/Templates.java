package cn.fingertip.account.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages' HTML under {@code templates/account}; whatever stands in them is escaped. */
@CheckedTemplate(basePath = "account")
final class Templates {
    private Templates() {}

    static native TemplateInstance message(String title, String text);
}
