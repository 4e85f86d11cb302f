package cn.fingertip.report.questionnaire;

import cn.fingertip.report.Named;
import cn.fingertip.report.ReportKinds;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;

/** The questions every site begins with: a file a kind, loaded on start where the kind has none. */
@ApplicationScoped
class BundledQuestionnaires {
    private final Questionnaires questionnaires;
    private final ReportKinds kinds;
    private final ObjectMapper mapper;

    BundledQuestionnaires(Questionnaires questionnaires, ReportKinds kinds, ObjectMapper mapper) {
        this.questionnaires = questionnaires;
        this.kinds = kinds;
        this.mapper = mapper;
    }

    @Transactional
    void load(@Observes @Priority(1000) StartupEvent event) throws IOException {
        for (Named kind : kinds.all()) {
            try (InputStream file =
                    BundledQuestionnaires.class.getResourceAsStream("/data/reports/" + kind.code() + ".json")) {
                if (file != null) {
                    questionnaires.addIfNone(mapper.readValue(file, Questionnaire.class));
                }
            }
        }
    }
}
