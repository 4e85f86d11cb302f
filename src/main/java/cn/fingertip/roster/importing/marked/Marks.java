package cn.fingertip.roster.importing.marked;

import cn.fingertip.roster.importing.finding.Finding;
import java.util.List;

/** How wrong cells look; the colours are those spreadsheets themselves offer for bad and doubtful. */
final class Marks {
    static final String HEADING = "D9E1F2";
    private static final String WRONG = "FFC7CE";
    private static final String DOUBTFUL = "FFEB9C";

    private Marks() {}

    static String colour(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.level().equals(Finding.ERROR)) ? WRONG : DOUBTFUL;
    }

    static String comment(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(text.isEmpty() ? "" : "\n").append(finding.message());
        }
        return text.toString();
    }

    /** @return from 0, or -1 where it is about the whole row */
    static int column(Finding finding) {
        if (finding.column() == null) {
            return -1;
        }
        int column = 0;
        for (char letter : finding.column().toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return column - 1;
    }
}
