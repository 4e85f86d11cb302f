package cn.fingertip.roster.inspect.check;

import cn.fingertip.roster.check.rule.RuleConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * Amounts far above what is usual in the same village and roster for the same standard: over several times the median, and
 * over it by several robust deviations; the same bounds as those of the check on one roster.
 */
@ApplicationScoped
class AmountOutOfLine implements RegionCheck {
    private final RuleConfig config;

    AmountOutOfLine(RuleConfig config) {
        this.config = config;
    }

    @Override
    public String rule() {
        return "amount-unusual";
    }

    @Override
    public String title() {
        return "金额远高于本村一般水平";
    }

    @Override
    public String explanation() {
        return "在同一清册、同一村、同一标准中(至少 " + config.usualOfLines() + " 笔),金额超过中位数的 " + config.usualTimes()
                + " 倍并明显离散的。种粮大户、合作社也会如此,须核对面积和流转合同。";
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
                SELECT CAST(amount_fen - median AS bigint) AS weight, version_id || '/' || no AS hit,
                       '金额 ' || yuan(amount_fen) || ' 元,是本村这份清册同一标准 ' || lines || ' 笔的中位数 '
                           || yuan(CAST(median AS bigint)) || ' 元的 ' || CAST(amount_fen / median AS numeric(12, 1))
                           || ' 倍,超出一般范围(至 ' || yuan(CAST(most AS bigint)) || ' 元)。请核对数量和依据。' AS told,
                       CAST(NULL AS bigint) AS person, CAST(NULL AS bigint) AS account, version_id AS version, no
                FROM (
                    SELECT kinds.*, lines, median, greatest(median * :times, median + :deviations * 1.4826 * deviation) AS most
                    FROM kinds JOIN (
                        SELECT version_id, village, kind, lines, median,
                               percentile_cont(0.5) WITHIN GROUP (ORDER BY abs(amount_fen - median)) AS deviation
                        FROM kinds JOIN (
                            SELECT version_id, village, kind, count(*) AS lines, max(amount_fen) AS highest,
                                   percentile_cont(0.5) WITHIN GROUP (ORDER BY CAST(amount_fen AS double precision)) AS median
                            FROM kinds GROUP BY version_id, village, kind HAVING count(*) >= :lines) AS middle
                        USING (version_id, village, kind)
                        WHERE highest > median * :times AND median > 0
                        GROUP BY version_id, village, kind, lines, median) AS usual
                    USING (version_id, village, kind)) AS bound
                WHERE amount_fen > most""";
    }
}
