package cn.fingertip.report.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.fingertip.kernel.Problem;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
    private static final Questionnaire QUESTIONS = new Questionnaire(
            "subsidy",
            3,
            "试用",
            List.of(
                    choice(
                            "who",
                            true,
                            null,
                            option("cadre"),
                            new Option("office", "受理单位", true, null),
                            new Option("leader", "领导", null, "请到上级反映。")),
                    new Question("post", "职务", null, Question.Type.TEXT, true, 5, true, null, when("who", "cadre")),
                    new Question(
                            "kinds",
                            "哪些",
                            null,
                            Question.Type.CHOICES,
                            false,
                            null,
                            null,
                            List.of(option("a"), option("b")),
                            null),
                    new Question("day", "哪天", null, Question.Type.DATE, false, null, null, null, null),
                    new Question("more", "还有", null, Question.Type.TEXT, false, null, null, null, when("kinds", "b"))),
            null);

    @Test
    void whatFitsIsKeptInTheOrderOfTheQuestions() {
        Answers answers = Answers.checked(
                QUESTIONS,
                Map.of(
                        "day", List.of("2026-11"),
                        "kinds", List.of("b", "a"),
                        "post", List.of(" 会计 "),
                        "who", List.of("cadre"),
                        "more", List.of("")));
        assertThat(answers.byQuestion().keySet()).containsExactly("who", "post", "kinds", "day");
        assertThat(answers.byQuestion()).containsEntry("post", List.of("会计"));
        assertThat(answers.accused()).containsExactly("会计");
        assertThat(answers.told()).isEmpty();
        assertThat(answers.aboutTheOffice()).isFalse();
        assertThat(answers.reserved()).isEmpty();
    }

    @Test
    void whatDoesNotFitIsNamedByItsQuestion() {
        assertThat(violations(Map.of(
                        "who", List.of("nobody"),
                        "kinds", List.of("a", "a"),
                        "day", List.of("昨天"),
                        "colour", List.of("red"),
                        "Not A Code", List.of("x"))))
                .extracting(Problem.Violation::field, Problem.Violation::code)
                .containsExactlyInAnyOrder(
                        tuple("answers.colour", "unknown-question"),
                        tuple("answers", "unknown-question"),
                        tuple("answers.who", "wrong-option"),
                        tuple("answers.kinds", "wrong-option"),
                        tuple("answers.day", "wrong-date"));
        assertThat(violations(Map.of("who", List.of("cadre", "office"))))
                .extracting(Problem.Violation::code)
                .containsExactly("one-only");
        assertThat(violations(Map.of("who", List.of("cadre"))))
                .extracting(Problem.Violation::field, Problem.Violation::code)
                .containsExactly(tuple("answers.post", "required"));
        assertThat(violations(Map.of("who", List.of("cadre"), "post", List.of("一二三四五六"))))
                .extracting(Problem.Violation::code)
                .containsExactly("too-long");
        assertThat(violations(Map.of("who", List.of("office"), "post", List.of("会计"), "more", List.of("x"))))
                .extracting(Problem.Violation::field, Problem.Violation::code)
                .containsExactly(tuple("answers.post", "hidden"), tuple("answers.more", "hidden"));
        assertThat(violations(Map.of())).extracting(Problem.Violation::code).containsExactly("required");
        for (String noDay : List.of("2026-02-31", "2025-02-29", "2026-13", "26")) {
            assertThat(violations(Map.of("who", List.of("leader"), "day", List.of(noDay))))
                    .extracting(Problem.Violation::code)
                    .containsExactly("wrong-date");
        }
    }

    @Test
    void whatAnOptionMeansIsSeen() {
        assertThat(Answers.checked(QUESTIONS, Map.of("who", List.of("office"))).aboutTheOffice())
                .isTrue();
        assertThat(Answers.checked(QUESTIONS, Map.of("who", List.of("leader"))).reserved())
                .contains("请到上级反映。");
    }

    /** Whatever is sent: it is refused in words, or what is kept was asked and fits. */
    @Property
    void whatIsKeptWasAsked(@ForAll("answers") Map<String, List<String>> sent) {
        try {
            Map<String, List<String>> kept = Answers.checked(QUESTIONS, sent).byQuestion();
            assertThat(kept).containsKey("who");
            assertThat(kept.containsKey("post")).isEqualTo(kept.get("who").equals(List.of("cadre")));
            if (kept.containsKey("more")) {
                assertThat(kept.get("kinds")).contains("b");
            }
            assertThat(Answers.checked(QUESTIONS, kept).byQuestion()).isEqualTo(kept);
        } catch (Problem refused) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.violations()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<Map<String, List<String>>> answers() {
        Arbitrary<String> codes = Arbitraries.of("who", "post", "kinds", "day", "more", "colour");
        Arbitrary<String> values =
                Arbitraries.of("cadre", "office", "a", "b", "2026", "2026-13", "2026-02-31", "", " ", "会计", "会计会计会计");
        return Arbitraries.maps(codes, values.list().ofMaxSize(2)).ofMaxSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"subsidy", "conduct", "village-affairs", "other"})
    void whatIsBundledIsWhole(String kind) throws IOException {
        Questionnaire bundled =
                new ObjectMapper().readValue(new File("data/reports/" + kind + ".json"), Questionnaire.class);
        assertThat(bundled.kind()).isEqualTo(kind);
        assertThat(bundled.version()).isEqualTo(1);
        assertThatCode(() -> QuestionnaireCheck.check(bundled)).doesNotThrowAnyException();
        assertThat(bundled.questions()).anyMatch(Question::aboutAccused);
        assertThat(bundled.question("who").orElseThrow().options())
                .anyMatch(Option::meansTheOffice)
                .anyMatch(option -> option.reserved() != null);
    }

    @Test
    void aQuestionnaireThatCannotBeAskedIsRefused() {
        Question first = choice("who", true, null, option("a"));
        assertThat(faults(first, choice("who", true, null, option("a")))).containsExactly("duplicate");
        assertThat(faults(choice("who", true, null, option("a"), option("a")))).containsExactly("duplicate");
        assertThat(faults(choice("who", true, null))).containsExactly("options");
        assertThat(faults(
                        new Question("t", "文", null, Question.Type.TEXT, true, null, null, List.of(option("a")), null)))
                .containsExactly("options");
        assertThat(faults(
                        choice("who", true, when("later", "a"), option("a")), choice("later", true, null, option("a"))))
                .containsExactly("condition");
        assertThat(faults(first, choice("two", true, when("who", "b"), option("a"))))
                .containsExactly("condition");
    }

    private static List<String> faults(Question... questions) {
        List<String> codes = new ArrayList<>();
        assertThatThrownBy(
                        () -> QuestionnaireCheck.check(new Questionnaire("subsidy", 1, "试用", List.of(questions), null)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> problem.violations().forEach(violation -> codes.add(violation.code())));
        return codes;
    }

    private static List<Problem.Violation> violations(Map<String, List<String>> sent) {
        List<Problem.Violation> violations = new ArrayList<>();
        assertThatThrownBy(() -> Answers.checked(QUESTIONS, sent))
                .isInstanceOfSatisfying(Problem.class, problem -> violations.addAll(problem.violations()));
        return violations;
    }

    private static Question choice(String code, boolean required, Condition shownIf, Option... options) {
        return new Question(code, "问", null, Question.Type.CHOICE, required, null, null, List.of(options), shownIf);
    }

    private static Option option(String code) {
        return new Option(code, "选项" + code, null, null);
    }

    private static Condition when(String question, String option) {
        return new Condition(question, List.of(option));
    }
}
