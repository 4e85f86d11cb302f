package cn.fingertip.region;

import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.http.PublicBody;
import cn.fingertip.kernel.http.PublicJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The public answers about regions, made once for each state of the tree. */
@ApplicationScoped
class RegionPages {
    private static final String COUNTIES = "";

    /** The answers that belong to one tree; a new tree begins with none. */
    private record Made(RegionTree tree, Map<String, PublicBody> bodies) {}

    private final Regions regions;
    private final PublicJson json;
    private volatile Made made;

    RegionPages(Regions regions, PublicJson json) {
        this.regions = regions;
        this.json = json;
    }

    PublicBody region(String code) {
        RegionTree tree = regions.tree();
        RegionName region =
                tree.find(code).orElseThrow(() -> Problem.notFound("not-found", "没有找到", "没有找到这个地区,请从地区列表中重新选择。"));
        return of(tree).computeIfAbsent(code, key -> json.body(RegionView.of(region, tree.children(key))));
    }

    PublicBody counties() {
        RegionTree tree = regions.tree();
        return of(tree).computeIfAbsent(COUNTIES, key -> json.body(RegionView.Items.of(tree.under(key, Level.COUNTY))));
    }

    private Map<String, PublicBody> of(RegionTree tree) {
        Made current = made;
        if (current == null || current.tree() != tree) {
            current = new Made(tree, new ConcurrentHashMap<>());
            made = current;
        }
        return current.bodies();
    }
}
