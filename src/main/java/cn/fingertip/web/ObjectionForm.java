package cn.fingertip.web;

import cn.fingertip.kernel.Ids;
import cn.fingertip.roster.objection.ObjectionKind;
import cn.fingertip.roster.objection.SubmitObjection;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;

/**
 * An objection as it was typed, so that it can be shown again as it was; nothing is null.
 *
 * @param key of this form, random, so that a second tap on its button is no second objection
 * @param version of the roster that was seen, empty where that is not known
 * @param line number of the line, empty for the roster as a whole
 * @param kind as {@link ObjectionKind} writes it, empty where none was chosen
 */
public record ObjectionForm(String key, String version, String line, String kind, String text, String contact) {
    public ObjectionForm {
        key = key == null || key.isBlank() ? Ids.random().toString() : key;
        version = version == null || !version.matches("[1-9][0-9]{0,5}") ? "" : version;
        line = line == null ? "" : line.strip();
        kind = kind == null ? "" : kind;
        // Browsers send a line's end as two characters and count it as one.
        text = text == null ? "" : text.replace("\r\n", "\n");
        contact = contact == null ? "" : contact.strip();
    }

    /** @return a new one, nothing typed but perhaps the line */
    static ObjectionForm empty(String version, String line) {
        return new ObjectionForm(null, version, line, null, null, null);
    }

    /** @return the same under another key */
    ObjectionForm anew() {
        return new ObjectionForm(null, version, line, kind, text, contact);
    }

    /** @return the same, sent by somebody who has seen this version */
    ObjectionForm seen(int now) {
        return new ObjectionForm(key, String.valueOf(now), line, kind, text, contact);
    }

    /** @return the version that was seen, empty where that is not known */
    Optional<Integer> versionNo() {
        return version.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(version));
    }

    /** @return the number of the line, empty where none is typed or what is typed cannot be one */
    Optional<Integer> lineNo() {
        String digits = Normalizer.normalize(line, Normalizer.Form.NFKC);
        return digits.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }

    /** @return what the public interface takes; its constraints have still to be asked */
    SubmitObjection request() {
        return new SubmitObjection(
                lineNo().orElse(null),
                versionNo().orElse(null),
                Arrays.stream(ObjectionKind.values())
                        .filter(known -> known.wire().equals(kind))
                        .findFirst()
                        .orElse(null),
                text,
                contact.isEmpty() ? null : contact);
    }

    public boolean chosen(String wire) {
        return kind.equals(wire);
    }
}
