package cn.fingertip.report.desk;

import cn.fingertip.report.Finding;
import java.util.Locale;
import java.util.UUID;

/**
 * One of the office's own notes of a case, as it is sealed.
 *
 * @param text in the writer's words; null where there are none
 * @param finding for a result, {@link Finding#wire()}
 * @param person for an assignment, who handles the case from now on; null for nobody
 * @param report for a link or a merger, the other case
 */
public record NoteContent(About about, String text, String finding, UUID person, UUID report) {
    /** What a note tells of. */
    public enum About {
        NOTE,
        ASSIGNED,
        LINKED,
        /** What was found, before the reporter is told. */
        RESULT,
        /** This case goes along with the other. */
        MERGED,
        /** The other case goes along with this one. */
        DUPLICATE;

        /** @return the form used in JSON */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static NoteContent note(String text) {
        return new NoteContent(About.NOTE, text, null, null, null);
    }

    public static NoteContent assigned(UUID person, String text) {
        return new NoteContent(About.ASSIGNED, text, null, person, null);
    }

    public static NoteContent linked(UUID other, String text) {
        return new NoteContent(About.LINKED, text, null, null, other);
    }

    public static NoteContent result(Finding finding) {
        return new NoteContent(About.RESULT, null, finding.wire(), null, null);
    }

    public static NoteContent merged(UUID main, String text) {
        return new NoteContent(About.MERGED, text, null, null, main);
    }

    public static NoteContent duplicate(UUID other, String text) {
        return new NoteContent(About.DUPLICATE, text, null, null, other);
    }
}
