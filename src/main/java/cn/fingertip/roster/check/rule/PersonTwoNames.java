package cn.fingertip.roster.check.rule;

import cn.fingertip.roster.check.WholeCheck;
import jakarta.enterprise.context.ApplicationScoped;

/** One ID number under two names, as the import found it. */
@ApplicationScoped
class PersonTwoNames implements WholeCheck {
    @Override
    public String rule() {
        return "person-two-names";
    }

    @Override
    public String title() {
        return "身份证号码相同、姓名不同";
    }

    @Override
    public String sql() {
        return """
                SELECT CAST(NULL AS int) AS line_no, message || coalesce(sheet, '') || row_no AS content,
                       coalesce('工作表“' || sheet || '”', '') || coalesce('第 ' || row_no || ' 行:', '') || message AS told
                FROM import_problem WHERE import_id = :import AND code = 'person-two-names'""";
    }
}
