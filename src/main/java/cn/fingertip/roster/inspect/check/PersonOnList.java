package cn.fingertip.roster.inspect.check;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Somebody whom an office of the county lists: as deceased, or as paid by the state. Lists are kept as keyed hashes. */
abstract class PersonOnList implements RegionCheck {
    private final String kind;
    private final String list;
    private final String question;

    PersonOnList(String kind, String list, String question) {
        this.kind = kind;
        this.list = list;
        this.question = question;
    }

    @Override
    public Optional<NeededList> list() {
        return Optional.of(new NeededList(kind, list));
    }

    /** Of a list only the day is known by which it was true: what was paid for later years is told apart. */
    @Override
    public String sql() {
        return """
                SELECT sum(paid.amount_fen) AS weight, CAST(b.id AS text) AS hit,
                       '此人在' || list.source || '提供的%2$s(截至 ' || to_char(list.as_of, 'YYYY-MM-DD') || ')中,'
                           || min(paid.year) || '–' || max(paid.year) || ' 年领取 ' || count(*) || ' 笔、合计 '
                           || yuan(CAST(sum(paid.amount_fen) AS bigint)) || ' 元'
                           || coalesce(',其中名单截至年度之后 ' || nullif(count(*) FILTER (
                               WHERE paid.year > extract(year FROM list.as_of)), 0) || ' 笔', '') || '。%3$s' AS told,
                       b.id AS person, CAST(NULL AS bigint) AS account, CAST(NULL AS uuid) AS version,
                       CAST(NULL AS int) AS no
                FROM person_list list
                JOIN person_list_entry entry ON entry.county = list.county AND entry.list_id = list.id
                JOIN beneficiary b ON b.county = entry.county AND b.id_index = entry.id_index
                JOIN paid ON paid.beneficiary_id = b.id
                WHERE list.county = CAST(:county AS bpchar) AND list.kind = '%1$s' AND list.replaced_at IS NULL
                GROUP BY b.id, list.source, list.as_of""".formatted(kind, list, question);
    }

    /** 死亡名单. */
    @ApplicationScoped
    static class Deceased extends PersonOnList {
        Deceased() {
            super("deceased", "死亡人员名单", "名单不含死亡日期,请逐笔核实发放时是否在世、由谁领取。");
        }

        @Override
        public String rule() {
            return "person-deceased";
        }

        @Override
        public String title() {
            return "在死亡人员名单中";
        }

        @Override
        public String explanation() {
            return "与本县现行死亡人员名单比对,没有导入过名单的不能运行。名单不含死亡日期,去世之前领取的也会列出,须逐笔核实。";
        }
    }

    /** 财政供养人员名单. */
    @ApplicationScoped
    static class OnPublicPayroll extends PersonOnList {
        OnPublicPayroll() {
            super("public-payroll", "财政供养人员名单", "请核实领取时是否已是财政供养人员、该项目是否允许享受。");
        }

        @Override
        public String rule() {
            return "person-on-public-payroll";
        }

        @Override
        public String title() {
            return "在财政供养人员名单中";
        }

        @Override
        public String explanation() {
            return "与本县现行财政供养人员名单比对,没有导入过名单的不能运行。有的项目(如耕地地力保护补贴)不限身份,须对照项目条件核实。";
        }
    }
}
