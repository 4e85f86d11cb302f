package cn.fingertip.roster.check.rule;

import cn.fingertip.roster.check.WholeCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * Amounts far from what is usual in the village for the same standard. Too high: over several times the median, and over
 * it by several robust deviations. Too low: under that part of it, and under it by as many deviations of the logarithms,
 * since amounts lie close together towards nothing.
 */
@ApplicationScoped
class AmountUnusual implements WholeCheck {
    private final RuleConfig config;

    AmountUnusual(RuleConfig config) {
        this.config = config;
    }

    @Override
    public String rule() {
        return "amount-unusual";
    }

    @Override
    public String title() {
        return "金额远离本村一般水平";
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of(
                "lines", config.usualOfLines(),
                "times", config.usualTimes(),
                "deviations", config.usualDeviations());
    }

    @Override
    public String sql() {
        return """
                WITH kinds AS (
                    SELECT *, CASE WHEN :product THEN coalesce(standard, -1) ELSE -1 END AS kind FROM checked_line
                ), middle AS (
                    SELECT village, kind, count(*) AS lines,
                           percentile_cont(0.5) WITHIN GROUP (ORDER BY CAST(amount_fen AS double precision)) AS median,
                           max(amount_fen) AS highest, min(amount_fen) AS lowest
                    FROM kinds GROUP BY village, kind HAVING count(*) >= :lines
                ), usual AS (
                    SELECT village, kind, lines, median,
                           percentile_cont(0.5) WITHIN GROUP (ORDER BY abs(amount_fen - median)) AS deviation,
                           percentile_cont(0.5) WITHIN GROUP (
                               ORDER BY abs(ln(greatest(amount_fen, 1) / greatest(median, 1)))) AS log_deviation
                    FROM kinds JOIN middle USING (village, kind)
                    WHERE highest > median * :times OR lowest * :times < median
                    GROUP BY village, kind, lines, median
                ), bound AS (
                    SELECT *, greatest(median * :times, median + :deviations * 1.4826 * deviation) AS most,
                           least(median / :times, median * exp(-least(:deviations * 1.4826 * log_deviation, 100))) AS fewest
                    FROM usual
                )
                SELECT no AS line_no, concat_ws('|', beneficiary_id, village, quantity, standard, amount_fen) AS content,
                       '金额 ' || yuan(amount_fen) || ' 元,是本村' || CASE WHEN kind >= 0 THEN '同一标准' ELSE '' END || ' ' || lines || ' 笔的中位数 '
                           || yuan(CAST(median AS bigint)) || ' 元的 '
                           || CASE WHEN amount_fen > most
                              THEN CAST(amount_fen / median AS numeric(12, 1)) || ' 倍,超出一般范围(至 ' || yuan(CAST(most AS bigint)) || ' 元)'
                              ELSE CAST(amount_fen / median * 100 AS numeric(12, 1)) || '%,低于一般范围('
                                   || yuan(CAST(fewest AS bigint)) || ' 元起)' END
                           || '。请核对数量。' AS told
                FROM kinds JOIN bound USING (village, kind) WHERE amount_fen > most OR amount_fen < fewest""";
    }
}
