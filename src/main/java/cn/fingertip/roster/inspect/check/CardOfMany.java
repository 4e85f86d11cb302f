package cn.fingertip.roster.inspect.check;

import cn.fingertip.roster.check.rule.RuleConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** One account into which many people were paid in one year, in whichever rosters. */
@ApplicationScoped
class CardOfMany implements RegionCheck {
    private final RuleConfig config;

    CardOfMany(RuleConfig config) {
        this.config = config;
    }

    @Override
    public String rule() {
        return "card-shared";
    }

    @Override
    public String title() {
        return "一个账户多人领取";
    }

    @Override
    public String explanation() {
        return "同一年度有 " + config.peopleOnOneCard() + " 人及以上领到同一个账户。父母子女、监护人代领也会如此,须逐户核实。";
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("people", config.peopleOnOneCard());
    }

    @Override
    public String sql() {
        return """
                SELECT sum(fen) AS weight, CAST(account_id AS text) AS hit,
                       '同一个账户' || string_agg(year || ' 年收了 ' || people || ' 人的补贴(' || lines || ' 笔、' || yuan(fen) || ' 元)',
                           ';' ORDER BY year DESC) || '。请核对是否代领、冒领、借用账户。' AS told,
                       CAST(NULL AS bigint) AS person, account_id AS account, CAST(NULL AS uuid) AS version,
                       CAST(NULL AS int) AS no
                FROM (SELECT account_id, year, count(DISTINCT beneficiary_id) AS people, count(*) AS lines,
                             CAST(sum(amount_fen) AS bigint) AS fen
                      FROM paid WHERE account_id IS NOT NULL
                      GROUP BY account_id, year HAVING count(DISTINCT beneficiary_id) >= :people) AS years
                GROUP BY account_id""";
    }
}
