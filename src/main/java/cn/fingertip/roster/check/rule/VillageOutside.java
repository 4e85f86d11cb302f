package cn.fingertip.roster.check.rule;

import cn.fingertip.roster.check.WholeCheck;
import jakarta.enterprise.context.ApplicationScoped;

/** A village that is none, or none of the roster's region; or a title that names another village than the lines are taken for. */
@ApplicationScoped
class VillageOutside implements WholeCheck {
    @Override
    public String rule() {
        return "village-outside";
    }

    @Override
    public String title() {
        return "村不属于清册的区划";
    }

    @Override
    public String sql() {
        return """
                SELECT no AS line_no, concat_ws('|', beneficiary_id, village, amount_fen) AS content,
                       '村代码 ' || village || ' 不是本清册区划内的村。' AS told
                FROM checked_line JOIN (
                    SELECT village FROM (SELECT DISTINCT village FROM checked_line) AS villages
                    WHERE NOT starts_with(village, :region)
                       OR NOT EXISTS (SELECT 1 FROM region WHERE code = village AND level = 'village')
                ) AS outside USING (village)
                UNION ALL
                SELECT CAST(NULL AS int), 'file|' || message, coalesce('工作表“' || sheet || '”:', '') || message
                FROM import_problem WHERE import_id = :import AND code IN ('village-other', 'village-two-sources')""";
    }
}
