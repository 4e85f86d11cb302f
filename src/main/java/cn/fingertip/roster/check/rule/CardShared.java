package cn.fingertip.roster.check.rule;

import cn.fingertip.roster.check.WholeCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * One account into which many people of the county are paid in one year. Of this roster only the version that is checked
 * counts: what it corrects is public no more once it is.
 */
@ApplicationScoped
class CardShared implements WholeCheck {
    private final RuleConfig config;

    CardShared(RuleConfig config) {
        this.config = config;
    }

    @Override
    public String rule() {
        return "card-shared";
    }

    @Override
    public String title() {
        return "一个账户多人领取";
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("people", config.peopleOnOneCard());
    }

    @Override
    public boolean readsOtherRosters() {
        return true;
    }

    @Override
    public String sql() {
        return """
                WITH mine AS (
                    SELECT DISTINCT account_id FROM checked_line WHERE account_id IS NOT NULL
                ), other AS MATERIALIZED (
                    SELECT id FROM roster_version WHERE county = CAST(:county AS bpchar) AND year = :year
                        AND roster_id <> :roster AND status IN ('draft', 'submitted', 'reviewed', 'cleared', 'published')
                ), used AS (
                    SELECT account_id, beneficiary_id FROM checked_line WHERE account_id IS NOT NULL
                    UNION
                    SELECT l.account_id, l.beneficiary_id FROM mine JOIN roster_line l USING (account_id)
                    WHERE l.county = CAST(:county AS bpchar) AND l.year = :year AND l.account_id IS NOT NULL
                      AND l.version_id IN (SELECT id FROM other) AND EXISTS (SELECT 1 FROM other)
                ), shared AS (
                    SELECT account_id, count(*) AS people FROM used GROUP BY account_id HAVING count(*) >= :people
                )
                SELECT min(no) AS line_no, account_id || '|' || people AS content,
                       '本年度共有 ' || people || ' 人领到同一个银行账户,其中本清册明细第 '
                           || left(string_agg(CAST(no AS text), '、' ORDER BY no), 200) || ' 号。请核对是否代领、冒领。' AS told
                FROM checked_line JOIN shared USING (account_id) GROUP BY account_id, people""";
    }
}
