package cn.fingertip.roster.importing.marked;

import cn.fingertip.roster.importing.finding.Finding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Goes down the problems of one sheet as its rows go by. */
final class RowProblems {
    private final Places places;
    private final String sheet;
    private final Deque<Places.Numbered> next = new ArrayDeque<>();
    private int row;
    private int no;
    private boolean over;

    RowProblems(Places places, String sheet) {
        this.places = places;
        this.sheet = sheet;
    }

    /** @param number rows are asked for in order */
    List<Finding> of(int number) {
        List<Finding> found = new ArrayList<>();
        for (Places.Numbered each = peek(); each != null && each.finding().row() <= number; each = peek()) {
            next.poll();
            if (each.finding().row() == number) {
                found.add(each.finding());
            }
        }
        return found;
    }

    private Places.Numbered peek() {
        if (next.isEmpty() && !over) {
            next.addAll(places.onSheet(sheet, row, no));
            over = next.isEmpty();
            if (!over) {
                row = next.peekLast().finding().row();
                no = next.peekLast().no();
            }
        }
        return next.peek();
    }
}
