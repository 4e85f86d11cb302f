package cn.fingertip.embedded.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Imports and publishes the demo rosters: every township, three years, five programmes, by three people each. */
final class DemoRosters {
    private static final Logger LOG = Logger.getLogger(DemoRosters.class);
    private static final Set<String> OVER = Set.of("done", "refused", "failed", "cancelled");
    private static final long POLL_MILLIS = 50;

    private final DemoApi api;
    private long lines;

    DemoRosters(DemoApi api) {
        this.api = api;
    }

    private record Waiting(DemoTownship township, String title, String importPath) {}

    /** @return how many lines were published, 0 where all were there already */
    long publish(List<DemoTownship> townships) {
        List<Waiting> waiting = new ArrayList<>();
        for (int year = DemoProgramme.FIRST_YEAR; year < DemoProgramme.FIRST_YEAR + 3; year++) {
            for (DemoProgramme programme : DemoProgramme.ALL) {
                for (DemoTownship township : townships) {
                    if (!isPublished(township, programme, year)) {
                        waiting.add(upload(township, programme, year));
                    }
                }
            }
        }
        // All are sent before the first is waited for: the server works through them meanwhile.
        waiting.forEach(this::finish);
        return lines;
    }

    private boolean isPublished(DemoTownship township, DemoProgramme programme, int year) {
        JsonNode rosters = api.get(
                null, "/api/v1/rosters?region=" + township.code() + "&year=" + year + "&programme=" + programme.code());
        return !rosters.path("items").isEmpty();
    }

    private Waiting upload(DemoTownship township, DemoProgramme programme, int year) {
        String title = township.name() + programme.period(year) + programme.title();
        byte[] workbook = DemoWorkbook.of(township.name(), programme, year, township.people());
        JsonNode accepted = api.upload(
                api.staff("clerk." + township.staff()),
                "/api/v1/staff/imports",
                title + ".xlsx",
                workbook,
                Map.of(
                        "programme", programme.code(),
                        "region", township.code(),
                        "year", String.valueOf(year),
                        "period", programme.period(year)));
        return new Waiting(
                township, title, "/api/v1/staff/imports/" + accepted.path("id").asText());
    }

    private void finish(Waiting sent) {
        String staff = sent.township().staff();
        JsonNode imported = await(api.staff("clerk." + staff), sent.importPath());
        if (!"done".equals(imported.path("status").asText())
                || imported.path("rejected").asInt() > 0) {
            throw new IllegalStateException(sent.title() + ": "
                    + imported.toString()
                            .substring(0, Math.min(500, imported.toString().length())));
        }
        String roster = "/api/v1/staff/rosters/" + imported.path("rosterId").asText();
        putFunds(
                api.staff("clerk." + staff),
                roster,
                imported.path("totalAmount").asText());
        api.step(api.staff("clerk." + staff), roster + "/submit", Map.of());
        api.step(api.staff("reviewer." + staff), roster + "/review", Map.of());
        api.step(api.staff("secrecy." + staff), roster + "/clear", Map.of());
        explainFindings(api.staff("reviewer." + staff), roster);
        api.step(api.staff("reviewer." + staff), roster + "/publish", Map.of());
        lines += imported.path("accepted").asLong();
        LOG.debugf(
                "demo: %s published, %d lines",
                sent.title(), imported.path("accepted").asLong());
    }

    /** All that was allotted has reached the people. */
    private void putFunds(String clerk, String roster, String total) {
        Map<String, String> figures = Map.of(
                "allotted",
                total,
                "disbursed",
                total,
                "balance",
                "0.00",
                "paid",
                total,
                "returned",
                "0.00",
                "inTransit",
                "0.00");
        api.stepByPut(clerk, roster + "/funds", figures);
    }

    /** Where the checks ask about invented people, a colleague of the clerk answers, as in an office. */
    private void explainFindings(String reviewer, String roster) {
        for (JsonNode rule : api.get(reviewer, roster + "/findings/summary").path("rules")) {
            if (rule.path("open").asLong() > 0) {
                api.step(
                        reviewer,
                        roster + "/findings/disposition",
                        Map.of("rule", rule.path("rule").asText(), "status", "explained", "note", "演示数据,已核实"));
            }
        }
    }

    private JsonNode await(String clerk, String importPath) {
        while (true) {
            JsonNode imported = api.get(clerk, importPath);
            if (OVER.contains(imported.path("status").asText())) {
                return imported;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped while demo rosters came in", e);
            }
        }
    }
}
