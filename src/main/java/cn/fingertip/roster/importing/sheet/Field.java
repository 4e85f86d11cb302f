package cn.fingertip.roster.importing.sheet;

/** What a column of a roster file may be. The column's many headings stand in {@code import/headings.csv}. */
public enum Field {
    NO("序号"),
    TOWNSHIP("乡镇"),
    VILLAGE("村"),
    GROUP("村民小组"),
    NAME("姓名"),
    ID("身份证号码"),
    QUANTITY("数量(面积、人数等)"),
    STANDARD("补贴标准"),
    AMOUNT("金额"),
    CARD("银行账号"),
    /** Tells two payments to one person apart; never kept. */
    CROP("作物"),
    /** Known and left out: telephone, remark, bank, family size. */
    IGNORED("");

    private final String title;

    Field(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
