package cn.fingertip.roster.check;

import java.util.Map;

/**
 * One rule that a whole roster is held against. Make it an {@code @ApplicationScoped} bean: it is found.
 *
 * <p>The query reads {@code checked_line (no, name, village, beneficiary_id, account_id, quantity, standard,
 * amount_fen)}, the lines of the version, and may use the parameters {@code :county :year :version :roster :import :programme
 * :region :period :product} ({@code product}: whether amounts are quantity × standard) besides its own.
 */
public interface WholeCheck {
    /** @return a lasting code in kebab case */
    String rule();

    /** @return Chinese, what is looked for */
    String title();

    /** @return when its findings must be disposed of, where the programme says nothing */
    default Due due() {
        return Due.BEFORE;
    }

    /**
     * @return a query of {@code line_no int} (null where it is about the whole roster), {@code content text} (who and
     *     what exactly was found: the same again is the same finding) and {@code told text} (Chinese, for the staff
     *     who dispose of it, with the numbers behind it and never a digit of an ID or card number)
     */
    String sql();

    /**
     * @return whether lines of other rosters of the county and year are read, so that it is asked again before
     *     publication where any of them changed
     */
    default boolean readsOtherRosters() {
        return false;
    }

    /** @return parameters of the query beyond those every rule has */
    default Map<String, Object> parameters() {
        return Map.of();
    }
}
