package peer;

import com.alibaba.excel.annotation.ExcelProperty;

/** A row of the sheet by position, as vendors bind it. */
public class RosterRow {
    @ExcelProperty(index = 0)
    private String no;

    @ExcelProperty(index = 1)
    private String village;

    @ExcelProperty(index = 2)
    private String group;

    @ExcelProperty(index = 3)
    private String name;

    @ExcelProperty(index = 4)
    private String idNumber;

    @ExcelProperty(index = 5)
    private java.math.BigDecimal quantity;

    @ExcelProperty(index = 6)
    private java.math.BigDecimal standard;

    @ExcelProperty(index = 7)
    private java.math.BigDecimal amount;

    @ExcelProperty(index = 8)
    private String card;

    public String getNo() {
        return no;
    }

    public void setNo(String no) {
        this.no = no;
    }

    public String getVillage() {
        return village;
    }

    public void setVillage(String village) {
        this.village = village;
    }

    public String getGroup() {
        return group;
    }

    public void setGroup(String group) {
        this.group = group;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getIdNumber() {
        return idNumber;
    }

    public void setIdNumber(String idNumber) {
        this.idNumber = idNumber;
    }

    public java.math.BigDecimal getQuantity() {
        return quantity;
    }

    public void setQuantity(java.math.BigDecimal quantity) {
        this.quantity = quantity;
    }

    public java.math.BigDecimal getStandard() {
        return standard;
    }

    public void setStandard(java.math.BigDecimal standard) {
        this.standard = standard;
    }

    public java.math.BigDecimal getAmount() {
        return amount;
    }

    public void setAmount(java.math.BigDecimal amount) {
        this.amount = amount;
    }

    public String getCard() {
        return card;
    }

    public void setCard(String card) {
        this.card = card;
    }
}
