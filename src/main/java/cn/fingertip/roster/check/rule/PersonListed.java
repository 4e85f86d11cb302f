package cn.fingertip.roster.check.rule;

import cn.fingertip.roster.check.WholeCheck;
import jakarta.enterprise.context.ApplicationScoped;

/** Somebody whom an office of the county lists: as deceased, or as paid by the state. */
abstract class PersonListed implements WholeCheck {
    private final String kind;
    private final String list;
    private final String question;

    PersonListed(String kind, String list, String question) {
        this.kind = kind;
        this.list = list;
        this.question = question;
    }

    @Override
    public String sql() {
        return """
                SELECT mine.no AS line_no,
                       concat_ws('|', mine.beneficiary_id, mine.village, mine.quantity, mine.amount_fen) AS content,
                       '此人在' || string_agg(list.source || '提供的%2$s(截至 ' || to_char(list.as_of, 'YYYY-MM-DD') || ')',
                                            '、' ORDER BY list.source) || '中。%3$s' AS told
                FROM person_list list
                JOIN person_list_entry entry ON entry.county = list.county AND entry.list_id = list.id
                JOIN beneficiary b ON b.county = entry.county AND b.id_index = entry.id_index
                JOIN checked_line mine ON mine.beneficiary_id = b.id
                WHERE list.county = CAST(:county AS bpchar) AND list.kind = '%1$s' AND list.replaced_at IS NULL
                GROUP BY mine.no, mine.beneficiary_id, mine.village, mine.quantity, mine.amount_fen""".formatted(kind, list, question);
    }

    /** 死亡名单. */
    @ApplicationScoped
    static class Deceased extends PersonListed {
        Deceased() {
            super("deceased", "死亡人员名单", "请核实是否在世,已去世的应停发并追回。");
        }

        @Override
        public String rule() {
            return "person-deceased";
        }

        @Override
        public String title() {
            return "在死亡人员名单中";
        }
    }

    /** 财政供养人员名单. */
    @ApplicationScoped
    static class OnPublicPayroll extends PersonListed {
        OnPublicPayroll() {
            super("public-payroll", "财政供养人员名单", "请核实是否符合享受条件。");
        }

        @Override
        public String rule() {
            return "person-on-public-payroll";
        }

        @Override
        public String title() {
            return "在财政供养人员名单中";
        }
    }
}
