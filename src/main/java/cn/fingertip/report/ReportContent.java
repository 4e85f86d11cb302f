package cn.fingertip.report;

import java.util.List;
import java.util.Map;

/**
 * What a report says, as it is sealed.
 *
 * @param accused whom or which office it is about, null where the reporter did not say
 * @param realName whether the reporter has proved a name, see {@link ReporterIdentity#realName}
 * @param hasContact whether a way to reach the reporter is kept in {@link ReporterIdentity}
 * @param questionnaire version of the kind's questions that were answered, null where none were
 * @param answers by the question's code, null where none were
 * @param about what it points at, null where it points at nothing
 * @param aboutOffice what the reporter answered when asked whether it is about the office that the text mentions; null
 *     where it mentions none
 */
public record ReportContent(
        String subject,
        String text,
        String accused,
        boolean realName,
        boolean hasContact,
        Integer questionnaire,
        Map<String, List<String>> answers,
        ReportPin about,
        Boolean aboutOffice) {}
