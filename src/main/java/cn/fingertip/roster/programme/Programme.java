package cn.fingertip.roster.programme;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** 补贴项目: what is paid, in which unit, and how much of it the public sees. */
@Entity
@Table(name = "programme")
public class Programme {
    @Id
    String code;

    String name;

    String unit;

    @Column(name = "amount_rule")
    AmountRule amountRule;

    @Column(name = "show_quantity")
    boolean showQuantity;

    @Column(name = "show_standard")
    boolean showStandard;

    @Column(name = "mask_names")
    boolean maskNames;

    @Column(name = "publicity_days")
    int publicityDays;

    /** Counts changes, so that public pages made under older settings are never served under newer ones. */
    int revision;

    /** For Hibernate. */
    protected Programme() {}

    Programme(String code) {
        this.code = code;
    }

    /** @return the stable short name, {@code farmland} */
    public String code() {
        return code;
    }

    /** @return Chinese, as it stands in titles */
    public String name() {
        return name;
    }

    /** @return of the quantity: 亩, 人, 台 */
    public String unit() {
        return unit;
    }

    /** @return whether the public sees the first and last character of names only */
    public boolean maskNames() {
        return maskNames;
    }

    /** @return in calendar days, how long a roster is open to objection */
    public int publicityDays() {
        return publicityDays;
    }

    /** @return how amounts are checked */
    public AmountRule amountRule() {
        return amountRule;
    }
}
