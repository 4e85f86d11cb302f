package cn.fingertip.report.questionnaire;

import cn.fingertip.kernel.Problem;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Answers to a questionnaire, in the order of its questions. */
public final class Answers {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int A_MONTH = "2026-11".length();
    private static final int A_DAY = "2026-11-21".length();
    private static final Pattern DATE =
            Pattern.compile("(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?");

    private final Questionnaire questionnaire;
    private final Map<String, List<String>> given = new LinkedHashMap<>();
    private final List<Problem.Violation> wrong = new ArrayList<>();

    private Answers(Questionnaire questionnaire) {
        this.questionnaire = questionnaire;
    }

    /**
     * @param sent answers by the question's code; may be null
     * @throws Problem 422 {@code invalid}, naming each answer that does not fit as {@code answers.<question>}
     */
    static Answers checked(Questionnaire questionnaire, Map<String, List<String>> sent) {
        Map<String, List<String>> all = sent == null ? Map.of() : sent;
        Answers answers = new Answers(questionnaire);
        all.keySet().stream()
                .filter(code -> questionnaire.question(code).isEmpty())
                .forEach(code -> answers.add(
                        // What cannot be a code is not said back.
                        CODE.matcher(code).matches() ? "answers." + code : "answers",
                        "unknown-question",
                        "问卷第 " + questionnaire.version() + " 版没有这个问题"));
        questionnaire.questions().forEach(question -> answers.take(question, values(all.get(question.code()))));
        if (!answers.wrong.isEmpty()) {
            throw Problem.rule("invalid", "填写有误", "请按提示修改回答后重新提交。", answers.wrong);
        }
        return answers;
    }

    /** @return by the question's code, as they are sealed */
    public Map<String, List<String>> byQuestion() {
        return new LinkedHashMap<>(given);
    }

    public int version() {
        return questionnaire.version();
    }

    /** @return what was written where the accused is asked for */
    public List<String> accused() {
        return texts(true);
    }

    /** @return what was written elsewhere */
    public List<String> told() {
        return texts(false);
    }

    /** @return whether it was chosen that the report is about the office itself */
    public boolean aboutTheOffice() {
        return options().anyMatch(Option::meansTheOffice);
    }

    /** @return where to go instead, where a matter was chosen that no office here takes */
    public Optional<String> reserved() {
        return options().map(Option::reserved).filter(words -> words != null).findFirst();
    }

    private Stream<Option> options() {
        return questionnaire.questions().stream()
                .filter(Question::chosen)
                .flatMap(question -> given.getOrDefault(question.code(), List.of()).stream()
                        .flatMap(code -> question.option(code).stream()));
    }

    private List<String> texts(boolean ofAccused) {
        return questionnaire.questions().stream()
                .filter(question -> question.type() == Question.Type.TEXT && question.aboutAccused() == ofAccused)
                .flatMap(question -> given.getOrDefault(question.code(), List.of()).stream())
                .toList();
    }

    private void take(Question question, List<String> values) {
        if (!shown(question)) {
            if (!values.isEmpty()) {
                wrong(question, "hidden", "按前面的回答,不问“" + question.title() + "”,请去掉这个回答");
            }
        } else if (values.isEmpty()) {
            if (question.required()) {
                wrong(question, "required", "请回答“" + question.title() + "”");
            }
        } else {
            fault(question, values)
                    .ifPresentOrElse(
                            fault -> wrong(question, fault.code(), fault.message()),
                            () -> given.put(question.code(), values));
        }
    }

    private boolean shown(Question question) {
        Condition condition = question.shownIf();
        return condition == null
                || given.getOrDefault(condition.question(), List.of()).stream().anyMatch(condition.anyOf()::contains);
    }

    private record Fault(String code, String message) {}

    private static Optional<Fault> fault(Question question, List<String> values) {
        if (question.type() != Question.Type.CHOICES && values.size() > 1) {
            return Optional.of(new Fault("one-only", "“" + question.title() + "”只能有一个回答"));
        }
        Fault fault = switch (question.type()) {
            case CHOICE, CHOICES -> {
                Set<String> seen = new HashSet<>();
                yield values.stream().allMatch(code -> question.option(code).isPresent() && seen.add(code))
                        ? null
                        : new Fault("wrong-option", "“" + question.title() + "”请从选项中选择,每项一次");
            }
            case TEXT ->
                values.getFirst().codePointCount(0, values.getFirst().length()) <= question.longest()
                        ? null
                        : new Fault("too-long", "“" + question.title() + "”最多 " + question.longest() + " 字");
            case DATE ->
                isDate(values.getFirst())
                        ? null
                        : new Fault("wrong-date", "“" + question.title() + "”请填写年、年月或日期,如 2026、2026-11 或 2026-11-21");
        };
        return Optional.ofNullable(fault);
    }

    /** @return whether it is a year, a month or a day that there is */
    private static boolean isDate(String text) {
        return DATE.matcher(text).matches()
                && (text.length() < A_DAY
                        || YearMonth.parse(text.substring(0, A_MONTH))
                                .isValidDay(Integer.parseInt(text.substring(A_MONTH + 1))));
    }

    private void wrong(Question question, String code, String message) {
        add("answers." + question.code(), code, message);
    }

    private void add(String field, String code, String message) {
        wrong.add(new Problem.Violation(field, code, message));
    }

    /** An empty answer is none. */
    private static List<String> values(List<String> sent) {
        return sent == null
                ? List.of()
                : sent.stream()
                        .filter(value -> value != null && !value.isBlank())
                        .map(String::strip)
                        .toList();
    }
}
