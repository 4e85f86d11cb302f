package cn.fingertip.region;

import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.Refreshed;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The tree of 行政区划, in memory; a change on another replica is known here within a minute. */
@ApplicationScoped
public class Regions {
    private final RegionConfig config;
    private final LoadRegions loader;
    private final Refreshed<RegionTree> tree;
    private volatile PlaceSearch places;

    Regions(RegionConfig config, LoadRegions loader, RegionRepository repository) {
        this.config = config;
        this.loader = loader;
        this.tree = new Refreshed<>("regions", Duration.ofMinutes(1), () -> new RegionTree(repository.all()));
    }

    /** Before other features start: what they begin with refers to regions. */
    void loadBundled(@Observes @Priority(100) StartupEvent event) {
        for (String name : config.bundled()) {
            loader.loadIfNew(RegionFile.read(bundled(name)));
        }
        refresh();
    }

    /** @return the region of this code, empty where there is none */
    public Optional<RegionName> find(String code) {
        return tree.get().find(code);
    }

    /** @throws Problem 422 {@code region-unknown} where there is no region of this code */
    public RegionName require(String code) {
        return find(code).orElseThrow(() -> Problem.rule("region-unknown", "没有这个地区", "没有找到这个地区代码,请从地区列表中重新选择。"));
    }

    /** @return all villages in the subtree of a region, by code; of a village, itself */
    public List<RegionName> villagesUnder(String code) {
        return tree.get().under(code, Level.VILLAGE);
    }

    /**
     * Finds the village that a clerk meant: by its whole name, with or without 村委会, 居委会, 社区, 嘎查 and the like,
     * alone or behind its township's name.
     *
     * @param under the region in whose subtree it lies
     * @return the one that fits; empty where none or several do
     */
    public Optional<RegionName> village(String under, String nameAsWritten) {
        return nameAsWritten == null ? Optional.empty() : new VillageSearch(tree.get(), under).find(nameAsWritten);
    }

    /**
     * Finds what somebody may mean who only writes a name: a county, township or village, with or without what it is, alone
     * or behind the names of those above.
     *
     * @return all that fit, by code within a level
     */
    public List<RegionName> named(String written) {
        return places().named(written);
    }

    /** @return as {@link #named}, those of whose name this is a part; none for less than two characters */
    public List<RegionName> partlyNamed(String written) {
        return places().partlyNamed(written);
    }

    /** @return villages that a sentence names together with what they are: 濯坑村的补贴 */
    public List<RegionName> namedWithin(String sentence) {
        return places().within(sentence);
    }

    /**
     * @return a number that is another after a region was renamed, added or removed, and the same in all replicas: for
     *     the tags and keys of what shows names of regions
     */
    public int names() {
        return tree.get().names();
    }

    private PlaceSearch places() {
        RegionTree current = tree.get();
        PlaceSearch search = places;
        if (search == null || !search.isOf(current)) {
            search = new PlaceSearch(current);
            places = search;
        }
        return search;
    }

    RegionTree tree() {
        return tree.get();
    }

    void refresh() {
        tree.refresh();
    }

    private static byte[] bundled(String name) {
        try (InputStream file = Regions.class.getResourceAsStream("/data/regions/" + name + ".csv")) {
            if (file == null) {
                throw new IllegalStateException(
                        "fingertip.region.bundled names " + name + ", which is not in the package");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("bundled regions " + name + " cannot be read", e);
        }
    }
}
