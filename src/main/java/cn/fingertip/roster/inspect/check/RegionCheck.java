package cn.fingertip.roster.inspect.check;

import java.util.Map;
import java.util.Optional;

/**
 * One way in which borrowed identities show over a region and its years. Make it an {@code @ApplicationScoped} bean: it is
 * found.
 *
 * <p>The query reads {@code paid (year, version_id, no, village, name, name_folded, beneficiary_id, account_id, quantity,
 * standard, amount_fen)}, the lines that stand published now, and may use {@code :county} besides its own parameters.
 */
public interface RegionCheck {
    /** @return a lasting code in kebab case, the same as that of the check on one roster where there is one */
    String rule();

    /** @return Chinese, what is looked for */
    String title();

    /** @return Chinese: from where on something is told, and what it may mean besides wrong-doing */
    String explanation();

    /**
     * @return a query of {@code weight bigint} (what is worst comes first), {@code hit text} (tells hits of one weight
     *     apart), {@code told text} (Chinese, for the inspector: the numbers behind it, never a digit of an ID or card
     *     number) and where the evidence stands: {@code person bigint}, {@code account bigint}, or {@code version uuid} and
     *     {@code no int}; what does not apply is null
     */
    String sql();

    /** @return the list of the county's without which it is not run; empty where it needs none */
    default Optional<NeededList> list() {
        return Optional.empty();
    }

    /** @return parameters of the query beyond those every check has */
    default Map<String, Object> parameters() {
        return Map.of();
    }
}
