package peer;

import java.math.BigDecimal;

/** A line as it is read: a JavaBean, as MyBatis and Jackson take it. */
public class Line {
    private int no;
    private String village;
    private String groupName;
    private String name;
    private BigDecimal quantity;
    private String unit;
    private BigDecimal standard;
    private long amountFen;

    public int getNo() {
        return no;
    }

    public void setNo(int no) {
        this.no = no;
    }

    public String getVillage() {
        return village;
    }

    public void setVillage(String village) {
        this.village = village;
    }

    public String getGroupName() {
        return groupName;
    }

    public void setGroupName(String groupName) {
        this.groupName = groupName;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public BigDecimal getQuantity() {
        return quantity;
    }

    public void setQuantity(BigDecimal quantity) {
        this.quantity = quantity;
    }

    public String getUnit() {
        return unit;
    }

    public void setUnit(String unit) {
        this.unit = unit;
    }

    public BigDecimal getStandard() {
        return standard;
    }

    public void setStandard(BigDecimal standard) {
        this.standard = standard;
    }

    public long getAmountFen() {
        return amountFen;
    }

    public void setAmountFen(long amountFen) {
        this.amountFen = amountFen;
    }
}
