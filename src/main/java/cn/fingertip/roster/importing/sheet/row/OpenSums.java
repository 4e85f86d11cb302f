package cn.fingertip.roster.importing.sheet.row;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Rows of sums of one column. Most stand below the lines they are of, some above them: one that does not agree with what
 * went before waits until the next of its rank, or the end of the sheet.
 */
final class OpenSums {
    /** Sums above all lines that wait for the end of the sheet; nobody writes more levels of them. */
    private static final int MOST_LEADING = 20;

    /** @param row from 1; column from 0; quoted as a message may tell what is written */
    record Sum(int row, int column, SumLabel label, BigDecimal written, String quoted) {}

    /**
     * @param at what the lines above it came to
     * @param open null where it agreed with them
     * @param expected of the lines above it
     */
    private record Met(int rank, BigDecimal at, Sum open, BigDecimal expected, boolean leading) {}

    private final Totals totals;
    private final BiConsumer<Sum, BigDecimal> wrong;
    /** From the last met to the first, each of a higher rank than the one before: never more than there are ranks. */
    private final Deque<Met> met = new ArrayDeque<>();

    private final List<Sum> leading = new ArrayList<>();
    private final TreeSet<Integer> aboveTheirLines = new TreeSet<>();
    private BigDecimal atLast = BigDecimal.ZERO;
    private BigDecimal atLastPage = BigDecimal.ZERO;

    /** @param wrong takes a sum that agrees with nothing, with what it should be */
    OpenSums(Totals totals, BiConsumer<Sum, BigDecimal> wrong) {
        this.totals = totals;
        this.wrong = wrong;
    }

    void meet(Sum sum) {
        BigDecimal now = totals.ofSheet();
        if (sum.label.ofPage()) {
            page(sum, now);
            return;
        }
        int rank = sum.label.rank();
        BigDecimal since = met.stream()
                .filter(one -> one.rank >= rank)
                .findFirst()
                .map(one -> now.subtract(one.at))
                .orElse(now);
        boolean agrees = is(sum, now.subtract(atLast)) || is(sum, since) || isAll(sum);
        boolean first = totals.lines() == 0;
        if (first) {
            aboveTheirLines.add(rank);
        }
        close(rank);
        met.push(new Met(rank, now, agrees ? null : sum, sum.label.ofAll() ? now : since, first));
        atLast = now;
    }

    /** The sheet is over: what still waits agrees now or never. */
    void end() {
        close(Integer.MAX_VALUE);
        for (Sum sum : leading) {
            if (!isAll(sum)) {
                wrong.accept(sum, totals.ofSheet());
            }
        }
        leading.clear();
        aboveTheirLines.clear();
        atLast = BigDecimal.ZERO;
        atLastPage = BigDecimal.ZERO;
    }

    private void page(Sum sum, BigDecimal now) {
        BigDecimal ofPage = now.subtract(atLastPage);
        atLastPage = now;
        if (!is(sum, ofPage) && !isAll(sum)) {
            wrong.accept(sum, ofPage);
        }
    }

    private void close(int rank) {
        for (Iterator<Met> all = met.iterator(); all.hasNext(); ) {
            Met one = all.next();
            if (one.rank > rank) {
                return;
            }
            all.remove();
            BigDecimal below = totals.ofSheet().subtract(one.at);
            if (one.open == null || is(one.open, below)) {
                continue;
            }
            if (one.leading && one.open.label.ofAll() && leading.size() < MOST_LEADING) {
                leading.add(one.open);
            } else {
                wrong.accept(one.open, aboveTheirLines.contains(one.rank) ? below : one.expected);
            }
        }
    }

    private boolean isAll(Sum sum) {
        return is(sum, totals.ofSheet()) || is(sum, totals.ofFile());
    }

    private static boolean is(Sum sum, BigDecimal expected) {
        return sum.written.compareTo(expected) == 0;
    }
}
