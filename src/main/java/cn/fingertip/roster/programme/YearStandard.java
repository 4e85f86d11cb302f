package cn.fingertip.roster.programme;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;

/** The standard of one year. */
@Embeddable
class YearStandard {
    int year;

    String text;

    /** Yuan a unit, null where the standard is no single figure. */
    BigDecimal figure;

    /** For Hibernate. */
    protected YearStandard() {}

    YearStandard(int year, String text, BigDecimal figure) {
        this.year = year;
        this.text = text;
        this.figure = figure;
    }
}
