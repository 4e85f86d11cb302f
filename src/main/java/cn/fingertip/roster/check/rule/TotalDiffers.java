package cn.fingertip.roster.check.rule;

import cn.fingertip.roster.check.WholeCheck;
import jakarta.enterprise.context.ApplicationScoped;

/** A sum in the file that is not the sum of its lines, as the import found it. */
@ApplicationScoped
class TotalDiffers implements WholeCheck {
    @Override
    public String rule() {
        return "total-mismatch";
    }

    @Override
    public String title() {
        return "合计与明细之和不符";
    }

    @Override
    public String sql() {
        return """
                SELECT CAST(NULL AS int) AS line_no, message AS content,
                       coalesce('工作表“' || sheet || '”', '') || coalesce('第 ' || row_no || ' 行:', '') || message AS told
                FROM import_problem WHERE import_id = :import AND code = 'total-mismatch'""";
    }
}
