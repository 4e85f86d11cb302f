package cn.fingertip.report.routing;

import cn.fingertip.region.Level;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who stands above an office, and above a place that has none of its own yet. */
@ApplicationScoped
public class Superiors {
    private final Offices offices;

    Superiors(Offices offices) {
        this.offices = offices;
    }

    /**
     * @param code of a region, as a grant names it; whoever is granted one before its office is entered is below the same
     *     offices as afterwards
     * @return the lowest first; empty where the office is the highest
     */
    @Transactional
    public List<Office> of(String code) {
        Optional<Office> own = offices.find(code);
        if (own.isPresent()) {
            return offices.chain(own.get()).stream().skip(1).toList();
        }
        return Arrays.stream(Level.values())
                .map(Level::digits)
                .filter(digits -> digits < code.length())
                .sorted(Comparator.reverseOrder())
                .flatMap(digits -> offices.find(code.substring(0, digits)).stream())
                .findFirst()
                .map(offices::chain)
                .orElse(List.of());
    }
}
