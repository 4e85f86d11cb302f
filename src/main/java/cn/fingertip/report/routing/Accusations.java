package cn.fingertip.report.routing;

import cn.fingertip.report.MessageContent;
import cn.fingertip.report.Messages;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportContent;
import cn.fingertip.report.ReportSeal;
import cn.fingertip.report.questionnaire.Answers;
import cn.fingertip.report.questionnaire.Questionnaires;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Whom a report that is open is about, by all that its reporter has said up to now. */
@ApplicationScoped
public class Accusations {
    private final ReportSeal seal;
    private final Questionnaires questionnaires;
    private final Messages messages;

    Accusations(ReportSeal seal, Questionnaires questionnaires, Messages messages) {
        this.seal = seal;
        this.questionnaires = questionnaires;
        this.messages = messages;
    }

    /** @return for routing it anew; what the office has answered excuses nobody then */
    public Accused of(Report report) {
        ReportContent content = seal.content(report);
        List<String> named = new ArrayList<>();
        named.add(content.accused());
        List<String> told = new ArrayList<>();
        told.add(content.text());
        boolean theOffice = false;
        if (content.answers() != null) {
            Answers answers = questionnaires.check(report.kind, content.questionnaire(), content.answers());
            named.addAll(answers.accused());
            told.addAll(answers.told());
            theOffice = answers.aboutTheOffice();
        }
        for (MessageContent later : messages.of(report, MessageContent.From.REPORTER)) {
            named.add(later.accused());
            told.add(later.text());
        }
        return new Accused(named, content.subject(), told, theOffice, content.aboutOffice(), List.of());
    }
}
