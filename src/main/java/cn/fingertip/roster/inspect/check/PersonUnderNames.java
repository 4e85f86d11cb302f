package cn.fingertip.roster.inspect.check;

import jakarta.enterprise.context.ApplicationScoped;

/** One ID number under several names over the years: whose number it is, and who lives by it. */
@ApplicationScoped
class PersonUnderNames implements RegionCheck {
    @Override
    public String rule() {
        return "person-two-names";
    }

    @Override
    public String title() {
        return "身份证号码相同、姓名不同";
    }

    @Override
    public String explanation() {
        return "同一身份证号在各年清册中写过不同的姓名(空格、间隔号的写法不同不算)。错别字和改名也会如此,须对照户籍。";
    }

    @Override
    public String sql() {
        return """
                SELECT sum(fen) AS weight, CAST(beneficiary_id AS text) AS hit,
                       '同一身份证号写过 ' || count(*) || ' 个姓名:' || string_agg(name || '(' || CASE WHEN first = last THEN first || ''
                           ELSE first || '–' || last END || ' 年,' || lines || ' 笔、' || yuan(fen) || ' 元)', '、'
                           ORDER BY last DESC, fen DESC) || '。请对照户籍核实是谁的号码、由谁领取。' AS told,
                       beneficiary_id AS person, CAST(NULL AS bigint) AS account, CAST(NULL AS uuid) AS version,
                       CAST(NULL AS int) AS no
                FROM (SELECT beneficiary_id, min(name) AS name, min(year) AS first, max(year) AS last, count(*) AS lines,
                             CAST(sum(amount_fen) AS bigint) AS fen
                      FROM paid GROUP BY beneficiary_id, name_folded) AS names
                GROUP BY beneficiary_id HAVING count(*) > 1""";
    }
}
