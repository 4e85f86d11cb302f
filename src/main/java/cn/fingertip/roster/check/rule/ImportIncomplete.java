package cn.fingertip.roster.check.rule;

import cn.fingertip.roster.check.WholeCheck;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * People who stand in the file and not in the roster: on a sheet that could not be read or is hidden, in hidden rows, in
 * rows that were refused, below the head of a household. A roster without them looks whole to the public.
 */
@ApplicationScoped
class ImportIncomplete implements WholeCheck {
    @Override
    public String rule() {
        return "import-incomplete";
    }

    @Override
    public String title() {
        return "文件中有人没有收入清册";
    }

    @Override
    public String sql() {
        return """
                SELECT CAST(NULL AS int) AS line_no, concat_ws('|', code, sheet, message) AS content,
                       coalesce('工作表“' || sheet || '”:', '') || message AS told
                FROM import_problem WHERE import_id = :import AND code IN ('people-left-out', 'rows-hidden', 'members-left-out')
                UNION ALL
                SELECT CAST(NULL AS int), 'rejected|' || rejected,
                       '导入时有 ' || rejected || ' 行有错误、没有收入,公布后清册里没有这些人。请照导入问题清单改正后重新导入,或说明原因。'
                FROM import_job WHERE id = :import AND rejected > 0""";
    }
}
