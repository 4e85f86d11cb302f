package cn.fingertip.web;

import cn.fingertip.kernel.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages' HTML under {@code templates/web}; whatever stands in them is escaped. */
@CheckedTemplate(basePath = "web")
final class Templates {
    private Templates() {}

    static native TemplateInstance home();

    static native TemplateInstance roster(RosterScreen screen);

    static native TemplateInstance changes(ChangeScreen screen);

    static native TemplateInstance objection(ObjectionScreen screen);

    /**
     * @param roster address of the roster's page
     * @param receipt in groups, as people copy it
     */
    static native TemplateInstance objected(String roster, String receipt);

    /**
     * @param typed the receipt as it was typed, empty at first
     * @param problem why nothing is shown, null at first
     */
    static native TemplateInstance receipt(String typed, Problem problem);

    static native TemplateInstance answer(AnswerScreen screen);

    /** @param back where to go on from, null where there is no such place */
    static native TemplateInstance problem(Problem problem, String back);
}
