package cn.fingertip.web;

import cn.fingertip.crypto.Asker;
import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.http.PublicBody;
import cn.fingertip.roster.lookup.LinePage;
import cn.fingertip.roster.lookup.LineView;
import cn.fingertip.roster.lookup.PublicRosters;
import cn.fingertip.roster.lookup.RosterView;
import cn.fingertip.roster.objection.ObjectionView;
import cn.fingertip.roster.objection.Objections;
import cn.fingertip.roster.objection.SubmitObjection;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Forms to object, and what was answered, by the way and the rules of the public interface. Blocks. */
@ApplicationScoped
class ObjectionScreens {
    private static final Logger LOG = Logger.getLogger(ObjectionScreens.class);

    /** As long as a rush is remembered. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final PublicRosters rosters;
    private final Objections objections;
    private final Validator validator;
    private final ObjectMapper mapper;

    ObjectionScreens(PublicRosters rosters, Objections objections, Validator validator, ObjectMapper mapper) {
        this.rosters = rosters;
        this.objections = objections;
        this.validator = validator;
        this.mapper = mapper;
    }

    /**
     * @param version that the asker has seen, on a page or a printed notice; null where that is not known
     * @throws Problem as {@link PublicRosters#find} fails
     */
    ObjectionScreen opened(UUID id, String version, String line) {
        RosterView roster = roster(id);
        ObjectionForm form = ObjectionForm.empty(version, line);
        Problem corrected = form.versionNo()
                .filter(seen -> seen != roster.version())
                .map(seen -> Problem.conflict(
                        "roster-corrected",
                        "清册已更正",
                        "清册现在是第 " + roster.version() + " 版,您看到的是第 " + seen + " 版,同一序号可能已是另一个人。请按现在的清册核对序号。"))
                .orElse(null);
        ObjectionForm now = form.seen(roster.version());
        return new ObjectionScreen(id, roster, line(roster, now), now, corrected, Map.of());
    }

    /** @return the form with everything typed, and what has to be put right */
    ObjectionScreen again(UUID id, ObjectionForm form, Problem problem) {
        RosterView roster = rosterOrNull(id);
        // Told of the correction, they answer for the line that is shown to them now.
        boolean corrected = problem.code().equals("roster-corrected") && roster != null;
        ObjectionForm now = corrected ? form.seen(roster.version()) : form;
        return new ObjectionScreen(id, roster, line(roster, now), now, problem, wrong(now));
    }

    /**
     * @param source the address it comes from, never kept
     * @return the receipt
     * @throws Problem as {@link Objections#submit} does, and 422 {@code invalid}
     */
    String submit(UUID id, ObjectionForm form, String source) {
        if (!wrong(form).isEmpty()) {
            throw Problem.rule("invalid", "填写有误", "还没有提交。请改正下面标出的地方,再点“提交异议”。");
        }
        return objections.submit(id, form.key(), form.request(), null, source).receipt();
    }

    /**
     * @param source the address it comes from, never kept
     * @throws Problem as {@link Objections#byReceipt} does, but 429 {@code too-often} where that asks for work: these
     *     pages have no script that could do any
     */
    AnswerScreen answer(String receipt, String source) {
        ObjectionView found;
        try {
            found = objections.byReceipt(receipt, new Asker(source, null));
        } catch (Problem problem) {
            throw problem.code().equals("proof-of-work-required")
                    ? Problem.tooMany("too-often", "操作过于频繁", "现在查询的人太多,这个网页暂时查不了。请过几分钟再试,或者在小程序里查询。", PATIENCE)
                    : problem;
        }
        return new AnswerScreen(found, rosterOrNull(Ids.parse(found.rosterId())));
    }

    private Map<String, String> wrong(ObjectionForm form) {
        Map<String, String> wrong = new TreeMap<>();
        for (ConstraintViolation<SubmitObjection> violation : validator.validate(form.request())) {
            wrong.put(violation.getPropertyPath().toString(), violation.getMessage());
        }
        if (!form.line().isEmpty() && form.lineNo().isEmpty()) {
            wrong.put("line", "应为姓名下面的数字,如 12;对整份清册有异议的,请清空");
        }
        return wrong;
    }

    private RosterView roster(UUID id) {
        return read(
                rosters.find(id, null, null, null, RosterScreens.LINES)
                        .await()
                        .indefinitely()
                        .roster(),
                RosterView.class);
    }

    /** What was typed is worth more than the title above it. */
    private RosterView rosterOrNull(UUID id) {
        try {
            return roster(id);
        } catch (RuntimeException notNow) {
            LOG.debugf("a form goes without its roster: %s", notNow);
            return null;
        }
    }

    /** @return null where the roster has no such line, or it cannot be read now */
    private LineView line(RosterView roster, ObjectionForm form) {
        int no = form.lineNo().orElse(0);
        if (roster == null || no < 1 || no > roster.lineCount()) {
            return null;
        }
        String before = Cursor.of(roster.version(), no - 1);
        try {
            LinePage page = read(
                    rosters.find(UUID.fromString(roster.id()), null, null, before, 1)
                            .await()
                            .indefinitely()
                            .lines(),
                    LinePage.class);
            return page.items().stream()
                    .filter(line -> line.no() == no)
                    .findFirst()
                    .orElse(null);
        } catch (RuntimeException notNow) {
            LOG.debugf("a form goes without its line: %s", notNow);
            return null;
        }
    }

    private <T> T read(PublicBody page, Class<T> type) {
        try {
            return mapper.readValue(page.plain().bytes(), type);
        } catch (IOException e) {
            throw new UncheckedIOException("what the public interface answers can be read", e);
        }
    }
}
