package cn.fingertip.roster.importing.sheet.header;

import cn.fingertip.roster.importing.sheet.header.Candidate.Whose;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps a name and an ID number together that are one person's: a payee's name with the head's number would publish
 * somebody else. Beside those of the person who is paid, the head's tell the household.
 */
final class People {
    private static final Pattern OWNER = Pattern.compile("^(.*?)(?:有效|第?二代|公民|居民|本人|个人)*(?:身份|证件|证照).*");
    private static final String PLAIN_NAME = "姓名";

    private final List<Candidate> candidates;
    private final Map<Field, Candidate> taken;
    private Candidate otherName;

    People(List<Candidate> candidates, Map<Field, Candidate> taken) {
        this.candidates = candidates;
        this.taken = taken;
    }

    /** @return a name that may as well be the one that the number belongs to, empty where it is clear */
    Optional<Candidate> otherName() {
        return Optional.ofNullable(otherName);
    }

    /** Puts right what was taken for the name and for the number, each by itself. */
    void settle() {
        Candidate besideNumber = ofTheOnlyNumber();
        if (besideNumber != null) {
            taken.put(Field.NAME, besideNumber);
            heads(besideNumber.whose());
            return;
        }
        for (Whose whose : Whose.values()) {
            Optional<Candidate> name = best(Field.NAME, whose);
            Optional<Candidate> id = best(Field.ID, whose);
            if (name.isPresent() && id.isPresent()) {
                taken.put(Field.NAME, name.get());
                taken.put(Field.ID, id.get());
                heads(whose);
                return;
            }
        }
        if (taken.containsKey(Field.NAME) && taken.containsKey(Field.ID)) {
            boolean memberNamed = taken.get(Field.NAME).whose() == Whose.MEMBER;
            if (memberNamed != (taken.get(Field.ID).whose() == Whose.MEMBER)) {
                // A member's name and the head's number are two people.
                taken.remove(memberNamed ? Field.NAME : Field.ID);
            }
        }
    }

    /** @return which of several names the one ID column is about, null where that is no question */
    private Candidate ofTheOnlyNumber() {
        List<Candidate> names = seen(Field.NAME);
        List<Candidate> ids = seen(Field.ID);
        if (ids.size() != 1 || names.size() < 2) {
            return null;
        }
        Candidate id = ids.getFirst();
        String owner = owner(id);
        if (!owner.isEmpty()) {
            return names.stream()
                    .filter(name -> Headings.name(name.heading()).startsWith(owner))
                    .findFirst()
                    .orElse(null);
        }
        Candidate chosen = nearest(names, id.column());
        Optional<Candidate> plain = names.stream()
                .filter(name -> Headings.name(name.heading()).equals(PLAIN_NAME))
                .findFirst();
        if (plain.isPresent() && !Headings.name(chosen.heading()).equals(PLAIN_NAME)) {
            otherName = plain.get();
        }
        return chosen;
    }

    /** A number mostly follows its name; one that has a name on its right as near as on its left may be either's. */
    private Candidate nearest(List<Candidate> names, int column) {
        Candidate left = nearest(names, column, name -> name.column() < column);
        Candidate right = nearest(names, column, name -> name.column() > column);
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        if (column - left.column() >= right.column() - column) {
            otherName = right;
        }
        return left;
    }

    private static Candidate nearest(List<Candidate> names, int column, Predicate<Candidate> side) {
        return names.stream()
                .filter(side)
                .min(Comparator.comparing(name -> Math.abs(name.column() - column)))
                .orElse(null);
    }

    /** @return what may be it; what the clerk said leaves no question, what is hidden comes last */
    private List<Candidate> seen(Field field) {
        List<Candidate> all =
                candidates.stream().filter(c -> c.field() == field).toList();
        if (all.stream().anyMatch(Candidate::said)) {
            return all.stream().filter(Candidate::said).toList();
        }
        List<Candidate> seen = all.stream().filter(c -> !c.hidden()).toList();
        return seen.isEmpty() ? all : seen;
    }

    /** @return {@code 领款人} of {@code 领款人身份证号码}, empty where the heading says nobody */
    private static String owner(Candidate id) {
        if (id.whose() == Whose.HEAD) {
            return "户主";
        }
        Matcher owner = OWNER.matcher(Headings.name(id.heading()));
        return owner.matches() ? owner.group(1) : "";
    }

    private void heads(Whose paid) {
        if (paid != Whose.HEAD) {
            head(Field.NAME, Field.HEAD_NAME);
            head(Field.ID, Field.HEAD_ID);
        }
    }

    private void head(Field field, Field asHead) {
        if (!taken.containsKey(asHead)) {
            best(field, Whose.HEAD).ifPresent(c -> taken.put(asHead, c.as(asHead)));
        }
    }

    private Optional<Candidate> best(Field field, Whose whose) {
        return Candidate.best(candidates.stream().filter(c -> c.field() == field && c.whose() == whose));
    }
}
