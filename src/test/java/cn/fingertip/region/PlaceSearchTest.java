package cn.fingertip.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PlaceSearchTest {
    private static final RegionTree TREE = new RegionTree(List.of(
            new RegionName("36", "江西省", Level.PROVINCE, null),
            new RegionName("3607", "赣州市", Level.PREFECTURE, "36"),
            new RegionName("360735", "石城县", Level.COUNTY, "3607"),
            new RegionName("360735100", "琴江镇", Level.TOWNSHIP, "360735"),
            new RegionName("360735101", "小松镇", Level.TOWNSHIP, "360735"),
            new RegionName("360735100200", "兴隆村委会", Level.VILLAGE, "360735100"),
            new RegionName("360735100211", "濯坑村委会", Level.VILLAGE, "360735100"),
            new RegionName("360735101001", "小松居委会", Level.VILLAGE, "360735101"),
            new RegionName("360735101200", "小松村委会", Level.VILLAGE, "360735101"),
            new RegionName("360735101201", "兴隆村委会", Level.VILLAGE, "360735101"),
            new RegionName("360735101202", "下兴隆嘎查", Level.VILLAGE, "360735101")));
    private static final PlaceSearch SEARCH = new PlaceSearch(TREE);

    @Example
    void aVillageIsFoundAsPeopleWriteIt() {
        for (String written :
                List.of("濯坑", "濯坑村", "濯坑村委会", "濯坑村民委员会", "琴江镇濯坑村", "琴江濯坑", "石城县琴江镇濯坑", "石城濯坑村", " 濯 坑 村 ")) {
            assertThat(SEARCH.named(written))
                    .as(written)
                    .extracting(RegionName::code)
                    .containsExactly("360735100211");
        }
    }

    @Example
    void allThatAreMeantAreGiven() {
        assertThat(codes(SEARCH.named("兴隆村"))).containsExactly("360735100200", "360735101201");
        assertThat(codes(SEARCH.named("小松镇兴隆村"))).containsExactly("360735101201");
        assertThat(codes(SEARCH.named("小松"))).containsExactly("360735101", "360735101001", "360735101200");
        assertThat(codes(SEARCH.named("琴江镇"))).containsExactly("360735100");
        assertThat(codes(SEARCH.named("石城"))).containsExactly("360735");
    }

    @Example
    void partsAndSentencesAreFoundToo() {
        assertThat(SEARCH.named("下兴")).isEmpty();
        assertThat(codes(SEARCH.partlyNamed("下兴"))).containsExactly("360735101202");
        assertThat(codes(SEARCH.partlyNamed("小松镇下兴"))).containsExactly("360735101202");
        assertThat(SEARCH.partlyNamed("兴")).isEmpty();
        assertThat(codes(SEARCH.within("请问濯坑村的补贴发了吗"))).containsExactly("360735100211");
        assertThat(SEARCH.within("我们家濯坑的")).isEmpty();
        assertThat(SEARCH.named("")).isEmpty();
    }

    @Property(tries = 300)
    void whateverIsTypedIsNoError(@ForAll String typed) {
        assertThat(SEARCH.named(typed)).isNotNull();
        assertThat(SEARCH.partlyNamed(typed)).isNotNull();
        assertThat(SEARCH.within(typed)).isNotNull();
    }

    private static List<String> codes(List<RegionName> regions) {
        return regions.stream().map(RegionName::code).toList();
    }
}
