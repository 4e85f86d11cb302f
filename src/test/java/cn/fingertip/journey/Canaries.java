package cn.fingertip.journey;

import cn.fingertip.roster.importing.sheet.Sheets;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ID, card and phone numbers of nobody, each handed out once, and a scan that finds any of them in any text. */
final class Canaries {
    private static final Pattern RUN = Pattern.compile("[0-9](?:[ -]?[0-9]){9,}[ -]?[xX]?");
    private static final int[] LENGTHS = {11, 15, 17, 18, 19};

    private final Set<String> all = new HashSet<>();
    private int next = 4_000_000;
    private int phones;

    String id() {
        return out(Sheets.id(next++));
    }

    String card() {
        return out(Sheets.card(next++));
    }

    /** 1380000 and four digits: a range that exists in examples only. */
    String phone() {
        return out("1380000%04d".formatted(phones++));
    }

    /** @return this many, IDs and cards in turn, as somebody would paste them */
    String pasted(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i % 2 == 0 ? id() : card()).append('、');
        }
        return text.toString();
    }

    int planted() {
        return all.size();
    }

    /** @return those that stand in the text, whole, grouped or within a longer number; without the last digit too */
    Set<String> in(String text) {
        Set<String> found = new TreeSet<>();
        Matcher runs = RUN.matcher(text);
        while (runs.find()) {
            String run = runs.group().replace(" ", "").replace("-", "").toUpperCase(java.util.Locale.ROOT);
            for (int length : LENGTHS) {
                for (int from = 0; from + length <= run.length(); from++) {
                    if (all.contains(run.substring(from, from + length))) {
                        found.add(run);
                    }
                }
            }
        }
        return found;
    }

    private String out(String number) {
        if (!all.add(number)) {
            throw new AssertionError("handed out twice");
        }
        return number;
    }
}
