package cn.fingertip.report.questionnaire;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.Refreshed;
import cn.fingertip.kernel.http.PublicBody;
import cn.fingertip.report.Named;
import cn.fingertip.report.ReportKinds;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is asked, by kind and version, in memory. A version published by another replica is known here when it is asked for
 * by its number, and is the newest here after a minute.
 */
@ApplicationScoped
public class Questionnaires {
    /** A version as it is, and as it is served. */
    private record Kept(Questionnaire questionnaire, PublicBody body) {}

    private static final Duration LIFE = Duration.ofMinutes(1);
    /** Who asks for versions that are nowhere costs the database no more than one question in this time. */
    private static final Duration MISSED = Duration.ofSeconds(1);

    private final QuestionnaireRepository repository;
    private final ReportKinds kinds;
    private final AuditTrail audit;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final Refreshed<Map<String, NavigableMap<Integer, Kept>>> all;

    Questionnaires(
            QuestionnaireRepository repository, ReportKinds kinds, AuditTrail audit, ObjectMapper mapper, Clock clock) {
        this.repository = repository;
        this.kinds = kinds;
        this.audit = audit;
        this.mapper = mapper;
        this.clock = clock;
        this.all = new Refreshed<>("questionnaires", LIFE, this::load);
    }

    /**
     * @param version null for the newest
     * @return the body in which it is served
     * @throws Problem 404
     */
    PublicBody body(String kind, Integer version) {
        return find(kind, version).orElseThrow(Questionnaires::notFound).body();
    }

    /**
     * Checks what a reporter answered.
     *
     * @param version the one that was answered, null for the newest
     * @throws Problem 422 {@code invalid}, {@code questionnaire-unknown}, {@code report-reserved}
     */
    public Answers check(String kind, Integer version, Map<String, List<String>> sent) {
        // What is reserved or must be answered by now holds for the first report after a quiet hour too.
        all.atMost(LIFE);
        Questionnaire questionnaire = find(kind, version)
                .orElseThrow(() -> Problem.rule("questionnaire-unknown", "没有这一版问卷", "没有找到这类举报的这一版问题,请刷新后重新填写。"))
                .questionnaire();
        Answers answers = Answers.checked(questionnaire, sent);
        answers.reserved().ifPresent(words -> {
            throw Problem.rule("report-reserved", "这类问题由上级机关受理", words + "没有保存您填写的内容。");
        });
        return answers;
    }

    /** @return whether reports of this kind must answer its questions */
    public boolean wanted(String kind) {
        all.atMost(LIFE);
        return find(kind, null).filter(kept -> kept.questionnaire().wanted()).isPresent();
    }

    /** @return the questions that a report without any answers has left out, by code and title */
    public List<Named> required(String kind) {
        return find(kind, null).stream()
                .flatMap(kept -> kept.questionnaire().required().stream())
                .map(question -> new Named(question.code(), question.title()))
                .toList();
    }

    /**
     * @param version as it was kept with the report; null where none was answered
     * @return each question that was answered, in words
     */
    public List<AnsweredQuestion> inWords(String kind, Integer version, Map<String, List<String>> answers) {
        if (version == null || answers == null) {
            return List.of();
        }
        return find(kind, version).map(Kept::questionnaire).stream()
                .flatMap(questionnaire -> questionnaire.questions().stream())
                .filter(question -> answers.containsKey(question.code()))
                .map(question -> AnsweredQuestion.of(question, answers.get(question.code())))
                .toList();
    }

    /**
     * Publishes the next version of a kind's questions.
     *
     * @param actor who does it, for the audit trail
     * @throws Problem 422 {@code report-kind-unknown}, {@code invalid}
     */
    Questionnaire publish(Questionnaire draft, String actor) {
        QuestionnaireCheck.check(draft);
        Questionnaire published = QuarkusTransaction.joiningExisting().call(() -> {
            kinds.require(draft.kind());
            repository.lock();
            Questionnaire next = draft.as(repository.newest(draft.kind()) + 1);
            repository.add(next, clock.now());
            audit.record(AuditEvent.of("report.questionnaire-published", "report-kind:" + next.kind())
                    .by(actor)
                    .with("version", next.version()));
            return next;
        });
        all.refresh();
        return published;
    }

    /** Puts a bundled version in where the kind has none yet. */
    void addIfNone(Questionnaire bundled) {
        QuestionnaireCheck.check(bundled);
        QuarkusTransaction.joiningExisting().run(() -> {
            repository.lock();
            if (repository.newest(bundled.kind()) == 0) {
                repository.add(bundled, clock.now());
            }
        });
    }

    /** A version that is not known yet may have been published by another replica a moment ago. */
    private Optional<Kept> find(String kind, Integer version) {
        return find(all.get(), kind, version).or(() -> find(all.atMost(MISSED), kind, version));
    }

    private static Optional<Kept> find(Map<String, NavigableMap<Integer, Kept>> all, String kind, Integer version) {
        NavigableMap<Integer, Kept> versions = all.get(kind);
        if (versions == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(version == null ? versions.lastEntry().getValue() : versions.get(version));
    }

    private Map<String, NavigableMap<Integer, Kept>> load() throws SQLException, JsonProcessingException {
        Map<String, NavigableMap<Integer, Kept>> byKind = new HashMap<>();
        for (Questionnaire questionnaire : repository.all()) {
            PublicBody body = PublicBody.of(mapper.writeValueAsBytes(questionnaire));
            byKind.computeIfAbsent(questionnaire.kind(), kind -> new TreeMap<>())
                    .put(questionnaire.version(), new Kept(questionnaire, body));
        }
        return byKind;
    }

    private static Problem notFound() {
        return Problem.notFound("not-found", "没有找到", "没有这类举报的这一版问题。请刷新后重试。");
    }
}
