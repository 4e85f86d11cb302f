package cn.fingertip.roster.importing.sheet.header;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A column that something is known of.
 *
 * @param said whether the clerk said so
 * @param rank the smaller, the more telling its heading
 */
record Candidate(int column, Field field, String heading, Whose whose, boolean said, boolean hidden, int rank) {
    /** Whose a name or a number is; a household's head often stands beside the member who is paid. */
    enum Whose {
        PERSON,
        MEMBER,
        HEAD;

        static Whose of(String heading) {
            String name = Headings.name(heading);
            return name.contains("成员") ? MEMBER : name.startsWith("户主") ? HEAD : PERSON;
        }
    }

    /** What the clerk said is sure; what the clerk sees comes before what is hidden. */
    static final Comparator<Candidate> BEST = Comparator.comparing((Candidate c) -> !c.said)
            .thenComparing(Candidate::hidden)
            .thenComparing(Candidate::rank);

    /** @return the best of them, the first where several are as good */
    static Optional<Candidate> best(Stream<Candidate> of) {
        return of.min(BEST.thenComparing(Candidate::column));
    }

    boolean asGoodAs(Candidate other) {
        return BEST.compare(this, other) == 0;
    }

    /** @return the same column as the head's */
    Candidate as(Field other) {
        return new Candidate(column, other, heading, whose, said, hidden, rank);
    }
}
