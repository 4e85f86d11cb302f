package cn.fingertip.roster.importing.sheet;

import cn.fingertip.roster.importing.sheet.cell.Digits;
import java.util.HashSet;
import java.util.Set;

/**
 * What the sheets of one file are called in everything that is kept of it: as their tabs say, long numbers masked. Two
 * that are then called alike are told apart by their place, so that a problem of one is not marked on the other.
 */
public final class SheetNames {
    private final Set<String> given = new HashSet<>();
    private int sheets;

    /**
     * @param tab of the next sheet of the file, hidden and empty ones included
     * @return null where it has no name, as in a text file
     */
    public String next(String tab) {
        sheets++;
        if (tab.isEmpty()) {
            return null;
        }
        String name = Digits.masked(tab);
        while (!given.add(name)) {
            name += "(第 " + sheets + " 张)";
        }
        return name;
    }
}
