package cn.fingertip.roster.check.rule;

import cn.fingertip.roster.check.WholeCheck;
import jakarta.enterprise.context.ApplicationScoped;

/** Amount = quantity × standard to the fen, where the programme is of that kind, however the lines came in. */
@ApplicationScoped
class AmountDiffers implements WholeCheck {
    @Override
    public String rule() {
        return "amount-mismatch";
    }

    @Override
    public String title() {
        return "金额不等于数量×标准";
    }

    @Override
    public String sql() {
        return """
                SELECT no AS line_no, concat_ws('|', beneficiary_id, village, quantity, standard, amount_fen) AS content,
                       CASE WHEN quantity IS NULL OR standard IS NULL THEN '缺少数量或标准,无法核对金额 ' || yuan(amount_fen) || ' 元。'
                       ELSE '数量 ' || trim_scale(quantity) || ' × 标准 ' || trim_scale(standard) || ' = '
                            || yuan(CAST(round(quantity * standard * 100) AS bigint)) || ' 元,清册写的是 ' || yuan(amount_fen) || ' 元。'
                       END AS told
                FROM checked_line
                WHERE :product AND (quantity IS NULL OR standard IS NULL OR amount_fen <> round(quantity * standard * 100))""";
    }
}
