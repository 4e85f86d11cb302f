package cn.fingertip.roster.importing.finding;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found in one file, in order. All is counted. Problems are handed on in batches, so that memory does not grow
 * with them; without anybody to take them the first thousand are held.
 */
public final class Findings {
    public static final int KEPT = 1000;

    /** Takes problems for good. */
    @FunctionalInterface
    public interface Keeper {
        /** @param no of the first; they are numbered from 1, and 0 is why nothing comes of the file */
        void keep(int no, List<Finding> findings);
    }

    private final List<Finding> kept = new ArrayList<>();
    private final Keeper keeper;
    private final int most;
    private int handedOn;
    private int problems;
    private int rows;
    private int accepted;

    public Findings() {
        this(null, KEPT);
    }

    /**
     * @param keeper takes them in batches, the last at {@link #flush}
     * @param most how many it takes; those past it are only counted
     */
    public Findings(Keeper keeper, int most) {
        this.keeper = keeper;
        this.most = most;
    }

    public void add(Finding finding) {
        problems++;
        if (handedOn + kept.size() < most) {
            kept.add(finding);
        }
        if (keeper != null && kept.size() == KEPT) {
            flush();
        }
    }

    /** The reason why nothing comes of the file; it is read first. */
    public void addFirst(Finding finding) {
        problems++;
        if (keeper == null) {
            kept.addFirst(finding);
        } else {
            keeper.keep(0, List.of(finding));
        }
    }

    /** Hands on what is left. */
    public void flush() {
        if (keeper != null && !kept.isEmpty()) {
            keeper.keep(handedOn + 1, List.copyOf(kept));
            handedOn += kept.size();
            kept.clear();
        }
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

    /** @return those held, not yet handed on */
    public List<Finding> kept() {
        return List.copyOf(kept);
    }
}
