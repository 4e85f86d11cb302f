package cn.fingertip.web;

import cn.fingertip.kernel.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages' HTML under {@code templates/web}; whatever stands in them is escaped. */
@CheckedTemplate(basePath = "web")
final class Templates {
    private Templates() {}

    static native TemplateInstance roster(RosterScreen screen);

    static native TemplateInstance changes(ChangeScreen screen);

    /** @param back where to go on from, null where there is no such place */
    static native TemplateInstance problem(Problem problem, String back);
}
