package cn.fingertip.roster.importing.finding;

import java.util.Locale;

/**
 * Everything an import may find fault with. The code is the name in lower case with hyphens; the message says what is
 * wrong, why it matters and how to mend it. Facts put into a message never hold digits of an ID or card number.
 */
public enum Fault {
    // the file
    FILE_EMPTY("文件是空的。请确认选对了文件,重新上传。"),
    FILE_XLS_TOO_OLD("这是 Excel 95 或更早的文件,无法读取。请用表格软件打开,“另存为”.xlsx 后再上传。"),
    FILE_XLSB("这是二进制工作簿(.xlsb),不能导入。请用表格软件打开,“另存为”.xlsx 后再上传。"),
    FILE_ODS("这是 OpenDocument 表格(.ods),不能导入。请用表格软件打开,“另存为”.xlsx 后再上传。"),
    FILE_ENCRYPTED("文件设有打开密码,或工作簿受保护而被加密,无法读取。请取消密码和工作簿保护,保存后再上传。"),
    FILE_MACROS("文件带有宏,为安全起见不能导入。请“另存为”不含宏的 .xlsx 后再上传。"),
    FILE_WEB_PAGE("这是网页(HTML)改了后缀的文件,不是真正的表格。请用表格软件打开,“另存为”.xlsx 后再上传。"),
    FILE_XML("这是 XML 文件(如“XML 表格 2003”),不能导入。请用表格软件打开,“另存为”.xlsx 后再上传。"),
    FILE_PDF("这是 PDF 文件,不是表格。请上传制作它的表格文件(.xlsx、.xls 或 .csv)。"),
    FILE_PICTURE("这是图片,不是表格。请上传制作它的表格文件(.xlsx、.xls 或 .csv)。"),
    FILE_ARCHIVE("这是压缩包。请先解压,再逐个上传里面的表格文件。"),
    FILE_NOT_SPREADSHEET("这不是表格文件(可能是文档、演示文稿或改了后缀的文件)。请用表格软件打开,“另存为”.xlsx 后再上传。"),
    FILE_DAMAGED("文件已损坏或没有传完整,无法读取。请用表格软件打开,确认内容后“另存为”.xlsx 再上传。"),
    FILE_QUOTES("第 %s 行的英文双引号不成对,从这一行起分不清各列。请补齐或删去多余的引号,或用表格软件打开,核对后“另存为”.xlsx 再上传。"),
    FILE_TOO_BIG("文件展开后过大(超过 %s MB),不能导入。请删去多余的工作表、图片和空白区域,或按村分成几个文件。"),
    FILE_TOO_MANY_ROWS("行数超过上限 %s 行,不能导入。请按乡镇或村分成几个文件。"),
    FILE_TOO_MANY_COLUMNS("列数超过上限 %s 列,不能导入。请删去表格右侧多余的列后再上传。"),
    FILE_TOO_MANY_SHEETS("工作表超过上限 %s 张,不能导入。请删去多余的工作表,或按乡镇分成几个文件。"),
    FILE_TOO_SLOW("读取这个文件用了 %s 分钟还没有读完,已停止,本次导入未产生清册。请用表格软件打开,确认内容后“另存为”.xlsx 再上传,或按乡镇分成几个文件。"),
    ENCODING_UNKNOWN("文字编码无法识别(不是 UTF-8、GB18030 或 UTF-16),姓名可能出错。请“另存为”.xlsx 后再上传。"),
    HEADER_NOT_FOUND("前 %s 行内没有找到表头。表头应有“姓名”“身份证号码”“金额”等列名,请补上表头后再上传。"),
    COLUMN_MISSING("缺少这些列:%s。请补上列和列名后再上传。"),
    COLUMN_AMBIGUOUS("“%s”有不止一列(%s),无法判断以哪一列为准。请只保留一列,或改清楚列名。"),
    TABLES_BESIDE("左右并排着 %s 张一样的表(从 %s 列起),不能逐行读取。请把右边的接到左边的下面,成为一张表后再上传。"),
    UNIT_DIFFERS("“%s”列的单位是“%s”,本项目应为“%s”。请换算后再上传,以免金额相差成倍。"),
    ROWS_NONE("表头下面没有任何明细行。请确认选对了文件。"),
    ROWS_ALL_REFUSED("所有明细行都有错误,没有可以收入的行。请按下列问题逐行改正后再上传。"),
    IMPORT_FAILED("系统多次处理都没有成功,本次导入未产生清册。请稍后重新上传;仍不行请联系管理员。"),

    // sheets; what can be taken is taken
    SHEET_HIDDEN(Finding.WARNING, "有隐藏的工作表,没有导入。如需导入请取消隐藏;不需要请删除,以免泄露。"),
    SHEET_SKIPPED(Finding.WARNING, "这张工作表没有可识别的表头,没有导入:%s"),

    PEOPLE_LEFT_OUT(Finding.WARNING, "这张工作表没有导入,其中有 %s 行写着身份证号码,这些人不会出现在清册里。请改正后重新上传;确实不应导入的,公布前须说明原因。"),
    ROWS_HIDDEN(Finding.WARNING, "第 %s 行至第 %s 行之间有 %s 行隐藏,没有导入。如需导入请取消隐藏;不需要请删除,以免泄露。"),
    COLUMN_HIDDEN(Finding.WARNING, "隐藏的 %s 列(%s)已当作“%s”导入。请核对;不应导入请删除该列或另选一列。"),
    COLUMNS_HIDDEN(Finding.WARNING, "有隐藏的列,没有导入:%s。不需要请删除,以免泄露。"),
    AMOUNT_SCALED(Finding.WARNING, "金额的单位是“%s”,已逐行换算成元。请核对。"),
    NAME_BY_CONTENT(Finding.WARNING, "%s 列的列名“%s”像是签字的地方,但多数行写着姓名,已当作“姓名”导入。请核对;不对请更正列的识别。"),
    COLUMN_BY_CONTENT(Finding.WARNING, "%s 列的列名只有单位“%s”,按内容当作“%s”导入。请核对;不对请更正列的识别,或补上列名。"),
    HEADER_CHANGED("第 %s 行起是另一个表头,列的次序或内容与上面不同,没有导入任何内容。请把下面这张表另存为一个工作表,或调整为同样的列,再重新上传。"),
    COLUMN_APART(Finding.WARNING, "“%s”取自 %s 列,与姓名之间隔着没有列名的列,可能是旁边另一张表里的。请核对;不对请更正列的识别,或删去旁边的表。"),
    MEMBERS_LEFT_OUT(Finding.WARNING, "有 %s 行是家庭成员(数量、标准、金额、账号都没有填写,金额与上面的户主合并在一格),没有作为领款人收入。请核对;单独领款的请写上本人的金额。"),
    VILLAGE_OTHER(Finding.WARNING, "“%s”写的不是本清册的村,这张表的明细仍按本清册的村收入。请核对是否选错了村或文件。"),
    YEAR_OTHER(Finding.WARNING, "标题写的是 %s 年,本清册是 %s 年的。请核对是否选错了年度或文件。"),
    VILLAGE_TWO_SOURCES(Finding.WARNING, "工作表名与标题写的不是同一个村,已按工作表名“%s”导入。请核对。"),

    // rows
    NAME_MISSING("姓名为空。请补填姓名。"),
    NAME_TOO_LONG("姓名超过 50 个字。请核对是否串列。"),
    NAME_CHARACTER("姓名含有不能使用的字符(控制符、自造字、问号或一串数字)。请按身份证改正;生僻字请用国标编码输入。"),
    NAME_CONDITION("姓名栏里除姓名外还写了病情、残疾或去世等情况。清册会公开,这些不得公开,请只写姓名。"),
    NAME_REMARK("姓名里有括号、顿号或斜杠。清册会公开,姓名栏只写一个人的姓名,请删去说明;两人合写的请分成两行。"),
    ID_MISSING("身份证号码为空。请补填。"),
    ID_NUMERIC("身份证号码是数值格式,末几位已经丢失,系统不会猜补。请把该列设为“文本”格式后重新录入号码。"),
    ID_LENGTH("身份证号码不是 18 位(或旧式 15 位)。请核对。"),
    ID_CHECKSUM("身份证号码校验不通过(出生日期或末位校验码不对)。请对照证件改正。"),
    CARD_MISSING("银行账号为空,无法发放。请补填。"),
    CARD_NUMERIC("银行账号是数值格式,末几位已经丢失,系统不会猜补。请把该列设为“文本”格式后重新录入。"),
    CARD_INVALID("银行账号不对:应为 8–32 位数字,62 开头的 16 或 19 位银行卡号还须通过校验。请对照存折或卡改正。"),
    VILLAGE_MISSING("没有填写村。请补填村名。"),
    VILLAGE_UNKNOWN("“%s”不在本清册的区划范围内,或村名不唯一。请按区划名称填写村名,必要时加上乡镇列。"),
    GROUP_INVALID("村民小组过长,或含有不能使用的内容。请核对是否串列。"),
    GROUP_CONDITION("村民小组栏里写了病情、残疾或去世等情况。清册会公开,这些不得公开,请只写小组名称。"),
    QUANTITY_MISSING("数量(面积、人数等)为空。请补填。"),
    QUANTITY_NOT_NUMBER("数量(面积、人数等)不是数字,或带有与本项目不同的单位。请只填数字。"),
    QUANTITY_RANGE("数量(面积、人数等)应大于 0、不超过 9999999,小数不超过 4 位。请核对。"),
    STANDARD_MISSING("补贴标准为空。请补填。"),
    STANDARD_NOT_NUMBER("补贴标准不是数字。请只填数字,不要带文字。"),
    STANDARD_RANGE("补贴标准应大于 0、不超过 99999999 元,小数不超过 4 位。请核对。"),
    AMOUNT_MISSING("金额为空。请补填。"),
    AMOUNT_NOT_NUMBER("金额不是数字(大写金额、文字都不能识别)。请填小写数字,如 1062.30。"),
    AMOUNT_NOT_POSITIVE("金额应大于 0。补扣款请另行办理,不要填负数。"),
    AMOUNT_PRECISION("金额的小数超过两位。公式算出的金额请用 ROUND(…,2) 保留到分。"),
    AMOUNT_TOO_LARGE("单笔金额超过 1 亿元。请核对是否串列。"),
    AMOUNT_MISMATCH("数量 %s × 标准 %s = %s 元,与填写的金额 %s 元不一致。请核对三个数。"),
    FORMULA_NOT_RECKONED("公式没有算出值,请用表格软件打开后保存,再上传。"),
    ROW_REPEATED("与%s第 %s 行重复(同一人、同一村、数量标准金额都相同),本行未收入。确属两笔请合并为一行。"),

    // rows that are taken, and sums that differ
    AMOUNT_ROUNDED(Finding.WARNING, "金额 %s 的小数超过两位,四舍五入到分正好是数量 × 标准,已按 %s 元收入。公式请用 ROUND(…,2) 保留到分。"),
    AMOUNT_ROUNDED_MORE(Finding.WARNING, "金额列还有 %s 行的小数超过两位,都已照样四舍五入到分收入。公式请用 ROUND(…,2) 保留到分,以免合计相差几分。"),
    UNIT_IN_CELL(Finding.WARNING, "“%s”格里带有单位,已读作 %s。请核对,以后只填数字。"),
    UNIT_IN_MORE_CELLS(Finding.WARNING, "“%s”列还有 %s 格带有单位,都已照样读取。请核对,以后只填数字。"),
    PERSON_TWO_NAMES(Finding.WARNING, "与%s第 %s 行身份证号码相同、姓名不同。两行都已收入,请核对是否有一行填错。"),
    PERSON_AGAIN(Finding.WARNING, "与%s第 %s 行是同一人。两行都已收入,请核对是否重复发放。"),
    TOTAL_MISMATCH(Finding.WARNING, "“%s”行写的是 %s,明细之和是 %s%s。请核对是漏了行还是加错了。"),
    TOTAL_UNREADABLE(Finding.WARNING, "“%s”行的%s不是能识别的数,没有与明细核对。请写成数字,或自行核对。");

    private final String level;
    private final String message;

    Fault(String message) {
        this(Finding.ERROR, message);
    }

    Fault(String level, String message) {
        this.level = level;
        this.message = message;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String level() {
        return level;
    }

    public String message(Object... facts) {
        return facts.length == 0 ? message : message.formatted(facts);
    }
}
