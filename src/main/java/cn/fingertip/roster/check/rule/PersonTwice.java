package cn.fingertip.roster.check.rule;

import cn.fingertip.roster.check.WholeCheck;
import jakarta.enterprise.context.ApplicationScoped;

/** One person more than once. Where amounts are quantity × standard, another standard is another payment: maize and soybeans. */
@ApplicationScoped
class PersonTwice implements WholeCheck {
    @Override
    public String rule() {
        return "person-twice";
    }

    @Override
    public String title() {
        return "同一人在清册中不止一次";
    }

    @Override
    public String sql() {
        return """
                WITH kinds AS (
                    SELECT *, CASE WHEN :product THEN coalesce(standard, -1) ELSE -1 END AS kind FROM checked_line
                    WHERE beneficiary_id IN (
                        SELECT beneficiary_id FROM checked_line GROUP BY beneficiary_id HAVING count(*) > 1)
                ), twice AS (
                    SELECT beneficiary_id, kind FROM kinds GROUP BY beneficiary_id, kind HAVING count(*) > 1
                )
                SELECT min(no) AS line_no,
                       beneficiary_id || '|' || kind || '|' || string_agg(concat_ws(',', village, quantity, amount_fen), ';'
                           ORDER BY village, quantity, amount_fen) AS content,
                       '明细第 ' || left(string_agg(CAST(no AS text), '、' ORDER BY no), 200) || ' 号是同一人,共 ' || count(*)
                           || ' 笔、合计 ' || yuan(CAST(sum(amount_fen) AS bigint)) || ' 元。请核对是否重复发放。' AS told
                FROM kinds JOIN twice USING (beneficiary_id, kind) GROUP BY beneficiary_id, kind""";
    }
}
