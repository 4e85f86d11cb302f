package cn.fingertip.report.questionnaire;

import cn.fingertip.kernel.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a questionnaire must hold beyond its single fields: codes once, options where they belong, conditions that look back. */
final class QuestionnaireCheck {
    private final List<Problem.Violation> wrong = new ArrayList<>();
    private final Map<String, Question> before = new LinkedHashMap<>();

    private QuestionnaireCheck() {}

    /** @throws Problem 422 {@code invalid}, naming each question that does not fit */
    static void check(Questionnaire questionnaire) {
        QuestionnaireCheck check = new QuestionnaireCheck();
        questionnaire.questions().forEach(check::question);
        if (!check.wrong.isEmpty()) {
            throw Problem.rule("invalid", "填写有误", "问卷有错误,没有发布。请按提示修改后重新提交。", check.wrong);
        }
    }

    private void question(Question question) {
        int options = question.options() == null ? 0 : question.options().size();
        if (before.containsKey(question.code())) {
            wrong(question, "duplicate", "问题代码 " + question.code() + " 重复");
        }
        if (question.chosen() != options > 0) {
            wrong(question, "options", question.chosen() ? "单选、多选问题要有选项" : "只有单选、多选问题可以有选项");
        }
        if (options > 0) {
            Set<String> codes = new HashSet<>();
            question.options().stream()
                    .filter(option -> !codes.add(option.code()))
                    .forEach(option -> wrong(question, "duplicate", "选项代码 " + option.code() + " 重复"));
        }
        condition(question);
        before.put(question.code(), question);
    }

    private void condition(Question question) {
        Condition condition = question.shownIf();
        if (condition == null) {
            return;
        }
        Question seen = before.get(condition.question());
        if (seen == null) {
            wrong(question, "condition", "条件所看的问题 " + condition.question() + " 要排在前面");
        } else if (!condition.anyOf().stream()
                .allMatch(code -> seen.option(code).isPresent())) {
            wrong(question, "condition", "条件里有“" + seen.title() + "”没有的选项");
        }
    }

    private void wrong(Question question, String code, String message) {
        wrong.add(new Problem.Violation("questions." + question.code(), code, message));
    }
}
