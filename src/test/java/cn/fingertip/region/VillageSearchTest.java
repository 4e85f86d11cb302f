package cn.fingertip.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VillageSearchTest {
    private static final RegionTree TREE =
            new RegionTree(Stream.of("360735-shicheng", "152223-zhalaite", "361126-yiyang", "420581-yidu")
                    .flatMap(name -> bundled(name).stream())
                    .distinct()
                    .toList());

    @ParameterizedTest
    @CsvSource({
        "360735100, 濯坑村, 360735100211",
        "360735100, 濯坑村委会, 360735100211",
        "360735100, 濯坑村民委员会, 360735100211",
        "360735100, 濯坑, 360735100211",
        "360735100, ' 濯 坑　村 ', 360735100211",
        "360735100, 琴江镇濯坑村, 360735100211",
        "360735, 琴江镇濯坑村, 360735100211",
        "360735, 石城县琴江镇濯坑村, 360735100211",
        "360735100211, 濯坑村, 360735100211",
        "360735101, 小松村, 360735101200",
        "152223100, 绰尔社区居委会, 152223100021",
        "152223100, 绰尔社区, 152223100021",
        "152223, 音德尔镇绰尔社区居委会, 152223100021"
    })
    void asClerksWrite(String under, String written, String code) {
        assertThat(new VillageSearch(TREE, under).find(written))
                .hasValueSatisfying(village -> assertThat(village.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({
        "360735101, 小松", // 小松村委会 and 小松居委会
        "360735101, 濯坑村", // of another township
        "360735101, 琴江镇濯坑村",
        "360735100, 不存在村",
        "360735100, 村",
        "360735100, ''",
        "360735100, 琴江镇",
        "152223, 巴彦嘎查" // several bear it, or none does
    })
    void neverAGuess(String under, String written) {
        assertThat(new VillageSearch(TREE, under).find(written)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("townships")
    void everyVillageIsFoundByItsOwnName(RegionName township) {
        for (RegionName village : TREE.under(township.code(), Level.VILLAGE)) {
            assertThat(new VillageSearch(TREE, township.code()).find(village.name()))
                    .as(village.toString())
                    .contains(village);
            assertThat(new VillageSearch(TREE, township.parent()).find(township.name() + village.name()))
                    .as(village.toString())
                    .contains(village);
        }
    }

    @Test
    void everyVillageIsFoundByItsShortName() {
        List<String> wrong = new ArrayList<>();
        for (RegionName township : townships().toList()) {
            for (RegionName village : TREE.under(township.code(), Level.VILLAGE)) {
                VillageName name = VillageName.of(village.name());
                String written = name.stem()
                        + switch (name.kind()) {
                            case VILLAGE -> "村";
                            case COMMUNITY -> "社区";
                            case GACHA -> "嘎查";
                            case OTHER -> "";
                        };
                RegionName found =
                        new VillageSearch(TREE, township.code()).find(written).orElse(null);
                if (!village.equals(found)) {
                    wrong.add(written + " of " + township.name() + " → " + found);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    static Stream<RegionName> townships() {
        return Stream.of("360735", "152223", "361126", "420581")
                .flatMap(county -> TREE.under(county, Level.TOWNSHIP).stream());
    }

    private static List<RegionName> bundled(String name) {
        try (InputStream file = VillageSearchTest.class.getResourceAsStream("/data/regions/" + name + ".csv")) {
            return List.copyOf(RegionFile.read(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
