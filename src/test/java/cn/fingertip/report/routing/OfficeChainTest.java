package cn.fingertip.report.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfficeChainTest {
    private static final String COUNTY = "360735";
    private static final String PREFECTURE = "3607";
    private static final String PROVINCE = "36";

    private static final OfficeChain SHICHENG = new OfficeChain(List.of(
            link(COUNTY, "石城县纪委监委", PREFECTURE, "石城县", "赖春生", "巴图·苏和"),
            link(PREFECTURE, "赣州市纪委监委", PROVINCE, "赣州市", "郭正清"),
            link(PROVINCE, "江西省纪委监委", null, "江西省", "范德昌")));

    private static final OfficeChain YIDU =
            new OfficeChain(List.of(link("420581", "宜都市纪委监委", "4205", "宜都市"), link("4205", "宜昌市纪委监委", "42", "宜昌市")));

    @ParameterizedTest
    @ValueSource(strings = {"村报账员", "琴江镇财政所所长", "镇纪委书记", "县农业农村局纪检干部的亲戚", "某村纪检委员", "赖春", "春生"})
    void whoeverIsNotOfTheOfficeStaysWithIt(String accused) {
        assertThat(named(accused)).contains(COUNTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "石城县纪委监委",
                "石城县纪委书记",
                "石城纪委",
                "县纪委",
                "县 监 委 主任",
                "纪委的人",
                "驻县农业农村局纪检组",
                "县委巡察组",
                "县委书记",
                "副县长",
                "赖春生",
                "赖 春 生 主任",
                "巴图苏和",
                "巴图•苏和"
            })
    void whoeverIsOfTheOfficeOrLeadsItsRegionIsPassedOneLevelUp(String accused) {
        assertThat(named(accused)).contains(PREFECTURE);
    }

    @ParameterizedTest
    @CsvSource({"赣州市纪委, 36", "市纪委监委, 36", "郭正清, 36", "赖春生和郭正清, 36", "市长, 36"})
    void thoseAboveArePassedToo(String accused, String office) {
        assertThat(named(accused)).contains(office);
    }

    @ParameterizedTest
    @ValueSource(strings = {"江西省纪委", "省监委", "范德昌", "省长"})
    void aboveTheHighestNobodyIsLeft(String accused) {
        assertThat(named(accused)).isEmpty();
    }

    @Test
    void aCitysShortNameIsTheNearestOnes() {
        assertThat(taking(YIDU, new Accused(List.of("市纪委"), "", List.of(), false)))
                .contains("4205");
        assertThat(taking(YIDU, new Accused(List.of("宜昌市纪委"), "", List.of(), false)))
                .isEmpty();
    }

    @Test
    void aPersonOfTheOfficeIsFoundWhereverTheNameStands() {
        assertThat(taking(SHICHENG, new Accused(List.of("村干部"), "补贴不实", List.of("我看见赖春生也在场"), false)))
                .contains(PREFECTURE);
        assertThat(taking(SHICHENG, new Accused(List.of(), "赖春生收钱", List.of("详情"), false)))
                .contains(PREFECTURE);
    }

    @Test
    void askingTheOfficeToActAccusesNobody() {
        assertThat(taking(SHICHENG, new Accused(List.of("村干部"), "请县纪委核查", List.of("已向县纪委反映"), false)))
                .contains(COUNTY);
        assertThat(taking(SHICHENG, new Accused(List.of(), "面积不实", List.of("请县纪委核查"), false)))
                .contains(COUNTY);
    }

    @ParameterizedTest
    @CsvSource({
        "石城县纪委王某收钱压案, 请核查, 360735",
        "面积不实, 石城县纪委的王某收了我五千元, 360735",
        "面积不实, 纪委的人收了钱, 360735",
        "面积不实, 县委巡察办的人来过, 360735",
        "面积不实, 向赣州市纪委反映过, 3607",
        "赣州市监委王某收钱, 石城县监委知道, 360735 3607",
        "副县长王某收钱, 请核查, 360735",
        "面积不实, 副县长来过, ''",
        "面积不实, 镇纪委不管, ''",
        "面积不实, 请核查, ''"
    })
    void whereAnOfficeIsMentionedItIsAsked(String title, String text, String offices) {
        Accused accused = new Accused(List.of("王某"), title, List.of(text), false);
        assertThat(SHICHENG.unclear(accused, null).stream().map(Office::code))
                .containsExactlyElementsOf(offices.isEmpty() ? List.of() : List.of(offices.split(" ")));
        assertThat(taking(SHICHENG, accused)).contains(COUNTY);
        for (boolean answer : List.of(true, false)) {
            assertThat(SHICHENG.unclear(answered(accused, answer), null)).isEmpty();
        }
        assertThat(taking(SHICHENG, answered(accused, false))).contains(COUNTY);
        assertThat(taking(SHICHENG, answered(accused, true))).isNotEqualTo(Optional.of(COUNTY));
    }

    @ParameterizedTest
    @CsvSource({
        "面积不实, 石城县纪委的王某收了钱, 3607",
        "面积不实, 石城县纪委的王某收了钱 向江西省纪委反映过, 3607",
        "面积不实, 赣州市纪委的王某收了钱, 36",
        "赣州市监委王某收钱, 石城县监委知道, 36",
        "面积不实, 请核查, 3607"
    })
    void whoSaysThatItIsMeantIsPassedBy(String title, String text, String office) {
        Accused accused = answered(new Accused(List.of("王某"), title, List.of(text), false), true);
        assertThat(taking(SHICHENG, accused)).contains(office);
        assertThat(SHICHENG.mayTake(accused, office)).isTrue();
        assertThat(SHICHENG.mayTake(accused, COUNTY)).isFalse();
    }

    @Test
    void whatIsPassedByAlreadyIsNotAskedAbout() {
        Accused named = new Accused(List.of("县纪委王某"), "县纪委收钱", List.of("纪委的人"), false);
        assertThat(SHICHENG.unclear(named, null)).isEmpty();
        Accused chosen = new Accused(List.of(), "收钱", List.of("县纪委的人收钱,市纪委不管"), true);
        assertThat(SHICHENG.unclear(chosen, null)).isEmpty();
        Accused later = new Accused(List.of(), "", List.of("县纪委的人又来了"), false);
        assertThat(SHICHENG.unclear(later, PREFECTURE)).isEmpty();
        assertThat(SHICHENG.unclear(later, COUNTY)).hasSize(1);
    }

    private static Accused answered(Accused accused, boolean answer) {
        return new Accused(
                accused.named(), accused.subject(), accused.told(), accused.theOffice(), answer, accused.answered());
    }

    @Test
    void whereNobodyIsNamedTheTitleSaysWhom() {
        assertThat(taking(SHICHENG, new Accused(List.of(" "), "县纪委干部收礼", List.of(), false)))
                .contains(PREFECTURE);
    }

    @Test
    void whoeverChoosesTheOfficeNeedsNoName() {
        assertThat(taking(SHICHENG, new Accused(List.of(), "收礼", List.of("详情"), true)))
                .contains(PREFECTURE);
    }

    /** Whatever stands around it, and however it is spaced, a name of the office never stays with the office. */
    @Property
    void noTextAroundHidesAName(
            @ForAll("texts") String before, @ForAll("texts") String after, @ForAll("spaces") String between) {
        String name = String.join(between, "赖", "春", "生");
        assertThat(taking(SHICHENG, new Accused(List.of(), "标题", List.of(before + name + after), false)))
                .isNotEqualTo(Optional.of(COUNTY));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("村镇县委书记收钱的人,。 ·abc\n").ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> spaces() {
        return Arbitraries.of("", " ", "\u3000", "·", "•", "\u200b", " · ");
    }

    private static Optional<String> named(String accused) {
        return taking(SHICHENG, new Accused(List.of(accused), "补贴问题", List.of("请核查"), false));
    }

    private static Optional<String> taking(OfficeChain chain, Accused accused) {
        return chain.taking(accused).map(Office::code);
    }

    private static OfficeChain.Link link(
            String code, String name, String superior, String regionName, String... people) {
        return new OfficeChain.Link(new Office(code, name, superior, List.of(), null), regionName, Set.of(people));
    }
}
