package cn.fingertip.roster.importing.finding;

import java.util.ArrayList;
import java.util.List;

/** What was found in one file, in order. All is counted; of the problems, as many are kept as a person will read. */
public final class Findings {
    public static final int KEPT = 1000;

    private final List<Finding> kept = new ArrayList<>();
    private int problems;
    private int rows;
    private int accepted;

    public void add(Finding finding) {
        problems++;
        if (kept.size() < KEPT) {
            kept.add(finding);
        }
    }

    /** The reason why nothing comes of the file; it is read first. */
    public void addFirst(Finding finding) {
        problems++;
        kept.addFirst(finding);
    }

    public void addRow(boolean isAccepted) {
        rows++;
        accepted += isAccepted ? 1 : 0;
    }

    public int problems() {
        return problems;
    }

    /** @return lines below headers; sums, notes and blank rows are none */
    public int rows() {
        return rows;
    }

    public int accepted() {
        return accepted;
    }

    public List<Finding> kept() {
        return List.copyOf(kept);
    }
}
