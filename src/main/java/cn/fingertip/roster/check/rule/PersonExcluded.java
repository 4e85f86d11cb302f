package cn.fingertip.roster.check.rule;

import cn.fingertip.roster.check.WholeCheck;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The same person, for the same time, in a programme that excludes this one; exclusions are data. Of a roster that is
 * not public only its programme is told: who reads this may have no grant where the other roster is.
 */
@ApplicationScoped
class PersonExcluded implements WholeCheck {
    @Override
    public String rule() {
        return "person-excluded";
    }

    @Override
    public String title() {
        return "同期享受互斥的补贴项目";
    }

    @Override
    public boolean readsOtherRosters() {
        return true;
    }

    @Override
    public String sql() {
        return """
                WITH other AS (
                    SELECT v.id, r.id AS roster, r.title, p.name AS programme, v.status = 'published' AS public, e.code, e.basis
                    FROM programme_exclusion e
                    JOIN roster r ON r.programme = ANY (e.programmes) AND r.programme <> :programme
                        AND r.county = CAST(:county AS bpchar) AND r.year = :year
                        AND period_months(r.period) && period_months(CAST(:period AS text))
                    JOIN programme p ON p.code = r.programme
                    JOIN roster_version v ON v.roster_id = r.id
                        AND v.status IN ('draft', 'submitted', 'reviewed', 'cleared', 'published')
                    WHERE CAST(:programme AS text) = ANY (e.programmes)
                )
                SELECT DISTINCT ON (mine.no, other.roster, other.code) mine.no AS line_no,
                       concat_ws('|', mine.beneficiary_id, other.code, other.roster, mine.village, mine.amount_fen) AS content,
                       '此人同期还在' || CASE WHEN other.public
                           THEN '《' || other.title || '》中领取 ' || yuan(l.amount_fen) || ' 元'
                           ELSE '另一份未公布的“' || other.programme || '”清册中' END || ',两个项目不能同时享受(' || other.basis
                           || ')。' AS told
                FROM other
                CROSS JOIN LATERAL (
                    SELECT beneficiary_id, amount_fen FROM roster_line
                    WHERE county = CAST(:county AS bpchar) AND year = :year AND version_id = other.id OFFSET 0) AS l
                JOIN checked_line mine ON mine.beneficiary_id = l.beneficiary_id
                ORDER BY mine.no, other.roster, other.code, other.public DESC""";
    }
}
