package cn.fingertip.report.routing;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Whom a report is about, as far as the reporter says so.
 *
 * @param named what stands where the accused is asked for
 * @param subject the report's title, which says it where {@code named} does not
 * @param told everything else that was written: a person of the office who is only mentioned must not read it either
 * @param theOffice whether the reporter chose that it is about the office itself
 * @param aboutOffice what the reporter said when asked whether it is about the office that is mentioned; null before
 * @param answered what the office has written to the reporter: who takes up a name from there only answers
 */
public record Accused(
        List<String> named,
        String subject,
        List<String> told,
        boolean theOffice,
        Boolean aboutOffice,
        List<String> answered) {
    public Accused {
        named = given(named);
        told = given(told);
        answered = given(answered);
    }

    /** Before an office has answered, and the reporter was asked. */
    public Accused(List<String> named, String subject, List<String> told, boolean theOffice) {
        this(named, subject, told, theOffice, null, List.of());
    }

    /** @return whether the reporter has said already whether it is about the office */
    boolean isSaid() {
        return theOffice || aboutOffice != null;
    }

    /** @return all that was written */
    Stream<String> all() {
        return Stream.of(named, given(List.of(subject)), told).flatMap(List::stream);
    }

    /**
     * Where offices are looked for without asking. A text may as well ask the office to act as accuse it, and so may a
     * title beside somebody's name: there the reporter is asked.
     *
     * @return what says whom it is about
     */
    Stream<String> about() {
        return named.isEmpty() ? Stream.of(subject) : named.stream();
    }

    private static List<String> given(List<String> texts) {
        return texts.stream()
                .filter(Objects::nonNull)
                .filter(text -> !text.isBlank())
                .toList();
    }
}
