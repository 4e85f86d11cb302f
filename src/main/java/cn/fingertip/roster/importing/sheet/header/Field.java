package cn.fingertip.roster.importing.sheet.header;

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
    /** Tells the lines of one household from those of others. */
    HOUSEHOLD("户编号"),
    /** Beside a name that is a member's. */
    HEAD_NAME("户主姓名"),
    HEAD_ID("户主身份证号码"),
    /** Tells the village of a sheet that has no other place for it; never kept. */
    ADDRESS("住址(只用来认村)"),
    /** Known and left out: telephone, remark, bank, family size. */
    IGNORED("不导入");

    private final String title;

    Field(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
