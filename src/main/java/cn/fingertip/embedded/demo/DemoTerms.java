package cn.fingertip.embedded.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the demo county adds to the bundled terms of programmes: its own office, standards and telephones. The numbers are
 * invented: no Chinese subscriber's number begins with 0.
 */
final class DemoTerms {
    private static final String OFFICE_PHONE = "0797-0000001";
    private static final String SUPERVISION_PHONE = "0797-0000002";
    private static final List<String> KEPT = List.of("lawBasis", "qualifies", "howToApply");

    private final DemoApi api;

    DemoTerms(DemoApi api) {
        this.api = api;
    }

    /** Leaves alone what somebody has completed since. */
    void ensure(DemoProgramme programme) {
        JsonNode bundled = api.get(null, "/api/v1/programmes/" + programme.code());
        if (bundled.hasNonNull("officePhone")) {
            return;
        }
        Map<String, Object> terms = new HashMap<>();
        KEPT.forEach(field -> terms.put(field, bundled.path(field).asText()));
        if (bundled.path("policy").hasNonNull("title")) {
            terms.put("policyTitle", bundled.path("policy").path("title").asText());
        }
        terms.put("office", "石城县" + bundled.path("office").asText());
        terms.put("officePhone", OFFICE_PHONE);
        terms.put("supervisionPhone", SUPERVISION_PHONE);
        terms.put("standards", standards(programme, bundled.path("unit").asText()));
        api.put(api.staff("admin"), "/api/v1/staff/programmes/" + programme.code() + "/terms", terms);
    }

    private static List<Map<String, Object>> standards(DemoProgramme programme, String unit) {
        List<Map<String, Object>> standards = new ArrayList<>();
        for (int i = 0; i < programme.standards().size(); i++) {
            String figure = programme.standards().get(i);
            standards.add(Map.of(
                    "year", DemoProgramme.FIRST_YEAR + i, "text", "每" + unit + " " + figure + " 元", "figure", figure));
        }
        return standards;
    }
}
