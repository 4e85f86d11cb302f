package cn.fingertip.embedded.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** A few reports and wishes in different states, each step taken by the person whose step it is. */
final class DemoAffairs {
    private static final String VILLAGE = "360735100211";
    private static final String INSPECTOR = "inspector.shicheng";
    private static final String CADRE = "cadre.zhuokeng";

    /** Whoever finds a wish of this villager knows that everything before it is there. */
    static final String LAST = "villager-last";

    private final DemoApi api;

    DemoAffairs(DemoApi api) {
        this.api = api;
    }

    void take() {
        reports();
        wishes();
    }

    private void reports() {
        report(null, "subsidy", "耕地补贴面积和实际不符", "我们组有一户的耕地早已流转出去,清册上面积却没有变。", "demo-report-1");
        report(null, "village-affairs", "村里修路的账一直没公示", "去年修通组路的开支,公示栏里一直没有看到明细。", "demo-report-2");
        report(api.villager("villager-2"), "conduct", "办事要跑好几趟", "开一张证明跑了三趟,每次都说负责人不在。", "demo-report-3");
        String inspector = api.staff(INSPECTOR);
        int step = 0;
        for (JsonNode report :
                api.get(inspector, "/api/v1/staff/reports?limit=20").path("items")) {
            String path = "/api/v1/staff/reports/" + report.path("id").asText();
            if ("received".equals(report.path("status").asText()) && step < 2) {
                api.step(inspector, path + "/accept", Map.of());
                api.post(inspector, path + "/reply", Map.of("text", "已收到,正在核实。请补充具体的时间和地点。"));
                if (step == 1) {
                    api.step(inspector, path + "/investigate", Map.of());
                    api.post(
                            inspector,
                            path + "/conclude",
                            Map.of("result", "partly", "text", "经核查,反映的问题部分属实,已责成整改并公示明细。"));
                }
            }
            step++;
        }
    }

    private void report(String token, String kind, String subject, String text, String key) {
        api.post(
                token,
                "/api/v1/reports",
                Map.of("kind", kind, "subject", subject, "text", text, "region", VILLAGE),
                keyOf(key));
    }

    private void wishes() {
        wish("villager-2", "repair", "村口路灯不亮", "村口第二盏路灯坏了半个月,晚上走路看不清。", "村口");
        start(wish("villager-2", "certificate", "开具耕地承包证明", "申请农机补贴需要一份承包证明。", "村部"));
        done(wish("villager-3", "repair", "水渠堵了", "第3组的水渠被淤泥堵住,浇不了地。", "第3组水渠"));
        String returned = wish("villager-3", "dispute", "宅基地界线有争议", "和邻居对界线的说法不一样,想请人调解。", "第5组");
        cadre(returned, "return", Map.of("reason", "宅基地确权由镇自然资源所办理", "to", "琴江镇自然资源所"));
        String rated = wish("villager-1", "assistance", "老人出行需要帮助", "父亲腿脚不便,每月去镇上取药想请人搭把手。", "第1组");
        done(rated);
        api.step(
                api.villager("villager-1"),
                "/api/v1/wishes/" + rated + "/rating",
                Map.of("stars", 5, "comment", "很快就办好了,谢谢!"));
        wish(LAST, "other", "想在村部放一个快递柜", "取快递要去镇上,希望村部能放一个快递柜。", "村部");
    }

    private String wish(String villager, String type, String title, String text, String place) {
        return api.post(
                        api.villager(villager),
                        "/api/v1/wishes",
                        Map.of("type", type, "title", title, "text", text, "region", VILLAGE, "place", place),
                        keyOf(villager + title))
                .path("id")
                .asText();
    }

    private void start(String wish) {
        cadre(wish, "accept", Map.of());
        cadre(wish, "start", Map.of());
    }

    private void done(String wish) {
        start(wish);
        cadre(wish, "done", Map.of("result", "已办好,请您查看。"));
    }

    private void cadre(String wish, String step, Map<String, ?> body) {
        api.step(api.staff(CADRE), "/api/v1/staff/wishes/" + wish + "/" + step, body);
    }

    /** The same key each time: a start that was cut short repeats its requests and doubles nothing. */
    private static String keyOf(String what) {
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
