package cn.fingertip.roster.importing.draft;

import cn.fingertip.roster.importing.sheet.row.Index;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The people, or the accounts, of a batch of lines, each once, and which of them each line has. */
final class Distinct<T> {
    private final Map<Index, Integer> known;
    private final List<Index> indexes = new ArrayList<>();
    private final List<T> values = new ArrayList<>();
    private final int[] places;
    private int lines;

    Distinct(int lines) {
        this.known = HashMap.newHashMap(lines);
        this.places = new int[lines];
    }

    /** @param value of the next line, null where it has none; of two with the same index the last counts */
    void add(Index index, T value) {
        if (value == null) {
            places[lines++] = -1;
            return;
        }
        Integer place = known.putIfAbsent(index, indexes.size());
        if (place == null) {
            places[lines++] = indexes.size();
            indexes.add(index);
            values.add(value);
        } else {
            places[lines++] = place;
            values.set(place, value);
        }
    }

    List<Index> indexes() {
        return indexes;
    }

    List<T> values() {
        return values;
    }

    /** @return where in the lists what the line has is, less than 0 where it has none */
    int place(int line) {
        return places[line];
    }
}
