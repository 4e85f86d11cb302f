package cn.fingertip.roster.importing.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.importing.sheet.header.Field;
import cn.fingertip.roster.importing.sheet.header.Mapping;
import cn.fingertip.roster.importing.sheet.row.Line;
import cn.fingertip.roster.programme.AmountRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clerks put around a heading: brackets, units, marks, formulas, signatures. */
class HeadingFormsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "面积[亩]|标准[元]|金额[元]",
                "面积〔亩〕|标准〔元/亩〕|金额【元】",
                "面积/亩|标准/元|金额/元",
                "面积亩|标准元|金额元",
                "面积,亩|标准,元/亩|金额,元",
                "补贴面积①|补贴标准②|补贴金额③=①×②",
                "补贴面积(亩)①|补贴标准(元/亩)②|补贴金额(元)③=①×②",
                "补贴面积|补贴标准|补贴金额3=1×2",
                "面积_x000D_\n(亩)|标准(元/亩·年)|应发补贴",
                "享受面积(确权)|标准|金额(小写)",
                "面积(亩|标准(元|实发金额",
                "面积(单位:市亩)|标准(元)|金额(人民币元)"
            })
    void aNameIsKnownWithWhateverStandsAroundIt(String headings) {
        String[] three = headings.split("\\|");
        List<?> line = List.of("濯坑村", Sheets.name(1), Sheets.id(1), 2, "106.23", "212.46");
        ReadFile read = product(List.of("村", "姓名", "身份证号码", three[0], three[1], three[2]), line);
        assertThat(read.findings.kept()).isEmpty();
        assertThat(read.lines).extracting(Line::amountFen).containsExactly(21_246L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"金额(万)", "金额(人民币万元)", "金额万元", "金额/万元", "金额【万元人民币】", "补贴金额(单位:万元)"})
    void moneyInTenThousandsIsTurnedIntoYuan(String amount) {
        ReadFile read = free(
                List.of(List.of("村", "姓名", "身份证号码", amount), List.of("濯坑村", Sheets.name(1), Sheets.id(1), "1.06")));
        assertThat(read.lines).extracting(Line::amountFen).containsExactly(1_060_000L);
        assertThat(read.findings.kept()).extracting(Finding::code).containsExactly("amount-scaled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "金额单位:人民币万元",
                "单位:万元人民币",
                "(万元)",
                "单位:万 元  币种:人民币",
                "某镇2025年补贴发放清册(万元)",
                "某镇2025年补贴发放清册(金额单位:万元)",
                "填报单位:某镇  单位:亩、万元",
                "单位:万元/亩",
                "单位:元/亩、万元",
                "单位:万元 填报日期:2025年11月"
            })
    void theUnitOfMoneyMayStandInAnyTitle(String title) {
        ReadFile read = free(List.of(
                List.of(title),
                List.of("村", "姓名", "身份证号码", "金额"),
                List.of("濯坑村", Sheets.name(1), Sheets.id(1), "1.06")));
        assertThat(read.lines).extracting(Line::amountFen).containsExactly(1_060_000L);
        assertThat(read.findings.kept()).extracting(Finding::code).containsExactly("amount-scaled");
    }

    @Test
    void theUnitOfAnUpperLevelCountsWhereTheLowestSaysNone() {
        List<List<?>> rows = List.of(
                Arrays.asList("村", "姓名", "身份证号码", "保障金额(万元)", null),
                Arrays.asList(null, null, null, "中央", "合计"),
                Arrays.asList("濯坑村", Sheets.name(1), Sheets.id(1), "1.00", "1.06"));
        ReadFile read = free(rows);
        assertThat(read.lines).extracting(Line::amountFen).containsExactly(1_060_000L);
        List<List<?>> own = new ArrayList<>(rows);
        own.set(1, Arrays.asList(null, null, null, "中央", "合计(元)"));
        own.set(2, Arrays.asList("濯坑村", Sheets.name(1), Sheets.id(1), "1.00", "106"));
        assertThat(free(own).lines).extracting(Line::amountFen).containsExactly(10_600L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"面积(㎡)", "面积(m²)", "面积(平米)", "面积(公亩)", "面积(万亩)", "面积(担)", "面积/㎡", "数量(株)"})
    void anotherOrAnUnknownUnitOfAreasIsRefused(String quantity) {
        assertThat(refused(List.of("村", "姓名", "身份证号码", quantity, "标准", "金额"), AmountRule.PRODUCT)
                        .code())
                .isEqualTo("unit-differs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"金额(美元)", "金额(十万元)", "金额[港币]"})
    void anUnknownUnitOfMoneyIsRefused(String amount) {
        Finding refused = refused(List.of("村", "姓名", "身份证号码", "面积", "标准", amount), AmountRule.PRODUCT);
        assertThat(refused.code()).isEqualTo("unit-differs");
        assertThat(refused.message()).contains("应为“元”");
    }

    @ParameterizedTest
    @ValueSource(strings = {"单位:美元", "(万元)(单位:元)"})
    void aTitleThatNamesTwoOrAStrangeUnitOfMoneyIsRefused(String title) {
        byte[] file = Sheets.cells(
                "表",
                List.of(
                        List.of(title),
                        List.of("村", "姓名", "身份证号码", "金额"),
                        List.of("濯坑村", Sheets.name(1), Sheets.id(1), "1.06")));
        assertThat(catchThrowableOfType(RefusedFile.class, () -> free(file))
                        .finding()
                        .code())
                .isEqualTo("unit-differs");
    }

    @Test
    void squareMetresAreOneUnitUnderAllTheirNames() {
        for (String heading : List.of("面积(㎡)", "面积(m2)", "面积(平米)", "面积/㎡", "面积(平方米)")) {
            ReadFile read = ReadFile.product(
                    Sheets.cells(
                            "表",
                            List.of(
                                    List.of("村", "姓名", "身份证号码", heading, "标准", "金额"),
                                    List.of("濯坑村", Sheets.name(1), Sheets.id(1), 2, "106.23", "212.46"))),
                    "平方米");
            assertThat(read.lines).as(heading).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"领款人(签字)", "领款人(签章)", "农户(签字)", "领取人【签字或盖章】", "户主(签字)", "领款人(章)", "姓名(按手印)"})
    void aPlaceToSignIsNoName(String signature) {
        for (String name : List.of("户主姓名", "户主", "姓名")) {
            ReadFile read = product(
                    List.of("村", name, "身份证号码", "面积", "标准", "金额", signature),
                    Arrays.asList("濯坑村", Sheets.name(1), Sheets.id(1), 2, "106.23", "212.46", null));
            assertThat(read.findings.kept()).as(name).isEmpty();
            assertThat(read.lines).extracting(Line::name).containsExactly(Sheets.name(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"收款人姓名", "申请人", "领款人", "受益人姓名"})
    void theNameBesideTheOnlyNumberIsItsOwners(String other) {
        ReadFile read = product(
                List.of("村", "户主姓名", "身份证号码", "面积", "标准", "金额", other, "银行账号"),
                List.of("濯坑村", Sheets.name(1), Sheets.id(1), 2, "106.23", "212.46", Sheets.name(2), Sheets.card(1)));
        assertThat(read.lines).extracting(Line::name).containsExactly(Sheets.name(1));
        ReadFile between = product(
                List.of(other, "村", "户主姓名", "性别", "身份证号码", "面积", "标准", "金额"),
                List.of(Sheets.name(2), "濯坑村", Sheets.name(1), "女", Sheets.id(1), 2, "106.23", "212.46"));
        assertThat(between.lines).extracting(Line::name).containsExactly(Sheets.name(1));
    }

    @Test
    void aNumberThatSaysWhoseItIsBelongsToThatName() {
        ReadFile read = product(
                List.of("村", "姓名", "领款人身份证号码", "面积", "标准", "金额", "领款人姓名"),
                List.of("濯坑村", Sheets.name(1), Sheets.id(2), 2, "106.23", "212.46", Sheets.name(2)));
        assertThat(read.lines).extracting(Line::name).containsExactly(Sheets.name(2));
    }

    @Test
    void whereTheNumberMayBeEithersTheClerkIsAsked() {
        for (List<String> header : List.of(
                List.of("村", "户主姓名", "身份证号码", "收款人姓名", "面积", "标准", "金额"),
                List.of("村", "户主姓名", "性别", "身份证号码", "收款人姓名", "面积", "标准", "金额"),
                List.of("村", "姓名", "户主姓名", "身份证号码", "面积", "标准", "金额"))) {
            Finding refused = refused(header, AmountRule.PRODUCT);
            assertThat(refused.code()).as(header.toString()).isEqualTo("column-ambiguous");
            assertThat(refused.message()).contains("姓名");
        }
        List<List<?>> rows = List.of(
                List.of("村", "户主姓名", "身份证号码", "收款人姓名", "面积", "标准", "金额"),
                List.of("濯坑村", Sheets.name(1), Sheets.id(1), Sheets.name(2), 2, "106.23", "212.46"));
        ReadFile said = ReadFile.of(
                Sheets.cells("表", rows),
                AmountRule.PRODUCT,
                "亩",
                Limits.USUAL,
                new Mapping(Map.of("户主姓名", Field.NAME)));
        assertThat(said.lines).extracting(Line::name).containsExactly(Sheets.name(1));
    }

    private static ReadFile product(List<?>... rows) {
        return ReadFile.product(Sheets.cells("表", List.of(rows)), "亩");
    }

    private static ReadFile free(List<List<?>> rows) {
        return free(Sheets.cells("表", rows));
    }

    private static ReadFile free(byte[] file) {
        return ReadFile.of(file, AmountRule.FREE, "亩", Limits.USUAL);
    }

    private static Finding refused(List<String> header, AmountRule rule) {
        List<Object> line = new ArrayList<>(Arrays.asList(new Object[header.size()]));
        line.replaceAll(cell -> "1");
        byte[] file = Sheets.cells("表", List.of(header, line));
        return catchThrowableOfType(RefusedFile.class, () -> ReadFile.of(file, rule, "亩", Limits.USUAL))
                .finding();
    }
}
