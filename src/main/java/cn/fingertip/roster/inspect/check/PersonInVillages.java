package cn.fingertip.roster.inspect.check;

import jakarta.enterprise.context.ApplicationScoped;

/** One person paid in several villages of the region in the same year. */
@ApplicationScoped
class PersonInVillages implements RegionCheck {
    @Override
    public String rule() {
        return "person-in-villages";
    }

    @Override
    public String title() {
        return "同一人同年在几个村领取";
    }

    @Override
    public String explanation() {
        return "同一身份证号同一年度在两个及以上的村领取。婚嫁、搬迁、跨村承包也会如此,须核对户籍和承包合同。";
    }

    @Override
    public String sql() {
        return """
                SELECT sum(fen) AS weight, CAST(beneficiary_id AS text) AS hit,
                       '同一人 ' || string_agg(year || ' 年在 ' || villages || ' 个村领取(' || said || ')', ';' ORDER BY year DESC)
                           || '。请核对户籍和承包地所在的村。' AS told,
                       beneficiary_id AS person, CAST(NULL AS bigint) AS account, CAST(NULL AS uuid) AS version,
                       CAST(NULL AS int) AS no
                FROM (SELECT beneficiary_id, year, count(*) AS villages, sum(fen) AS fen,
                             string_agg(coalesce(region.name, village) || ' ' || yuan(fen) || ' 元', '、' ORDER BY fen DESC) AS said
                      FROM (SELECT beneficiary_id, year, village, CAST(sum(amount_fen) AS bigint) AS fen
                            FROM paid GROUP BY beneficiary_id, year, village) AS places
                      LEFT JOIN region ON region.code = village
                      GROUP BY beneficiary_id, year HAVING count(*) > 1) AS years
                GROUP BY beneficiary_id""";
    }
}
