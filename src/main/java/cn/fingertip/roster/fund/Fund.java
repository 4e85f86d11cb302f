package cn.fingertip.roster.fund;

import cn.fingertip.roster.RosterVersion;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Where the money of a roster version is, in fen: six figures, or none and why. */
@Entity
@Table(name = "roster_fund")
class Fund {
    @Id
    @Column(name = "version_id")
    UUID versionId;

    @Column(name = "allotted_fen")
    Long allotted;

    @Column(name = "disbursed_fen")
    Long disbursed;

    @Column(name = "balance_fen")
    Long balance;

    @Column(name = "paid_fen")
    Long paid;

    @Column(name = "returned_fen")
    Long returned;

    @Column(name = "transit_fen")
    Long inTransit;

    /** Why they do not agree, or are not there; public. */
    String explanation;

    @Column(name = "put_by")
    UUID by;

    @Column(name = "put_at")
    Instant at;

    /** @return the same figures and explanation for another version, in its author's name */
    Fund of(RosterVersion version, Instant now) {
        Fund fund = new Fund();
        fund.versionId = version.id();
        fund.allotted = allotted;
        fund.disbursed = disbursed;
        fund.balance = balance;
        fund.paid = paid;
        fund.returned = returned;
        fund.inTransit = inTransit;
        fund.explanation = explanation;
        fund.by = version.author();
        fund.at = now;
        return fund;
    }

    /**
     * @param total sum of the roster's amounts, in fen
     * @return what does not agree, in Chinese; empty where all does
     */
    List<String> differences(long total) {
        if (allotted == null) {
            return List.of("没有资金数据");
        }
        List<String> differences = new ArrayList<>();
        if (allotted != Math.addExact(disbursed, balance)) {
            differences.add("下达 ≠ 拨付 + 结余");
        }
        if (disbursed != Math.addExact(Math.addExact(paid, returned), inTransit)) {
            differences.add("拨付 ≠ 发放 + 退回 + 在途");
        }
        if (paid != total) {
            differences.add("发放 ≠ 清册合计");
        }
        return differences;
    }
}
