package cn.fingertip.roster;

import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.event.BeforePublication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Asks everybody who may have something against a publication. */
@ApplicationScoped
class Publishable {
    private final Instance<BeforePublication> checks;

    Publishable(Instance<BeforePublication> checks) {
        this.checks = checks;
    }

    /** See {@link BeforePublication#prepare}. */
    void prepare(Roster roster, RosterVersion version) {
        checks.forEach(check -> check.prepare(roster, version));
    }

    /**
     * @throws Problem 422 the one there is; of several the first by its code, with the details and places of all, so
     *     that nobody mends one thing only to meet the next
     */
    void require(Roster roster, RosterVersion version) {
        List<Problem> problems = new ArrayList<>();
        for (BeforePublication check : checks) {
            try {
                check.check(roster, version);
            } catch (Problem problem) {
                problems.add(problem);
            }
        }
        problems.sort(Comparator.comparing(Problem::code));
        if (problems.size() == 1) {
            throw problems.getFirst();
        }
        if (!problems.isEmpty()) {
            Problem first = problems.getFirst();
            throw Problem.rule(
                    first.code(),
                    first.title(),
                    problems.stream().map(Problem::detail).collect(Collectors.joining("")),
                    problems.stream().flatMap(p -> p.violations().stream()).toList());
        }
    }
}
