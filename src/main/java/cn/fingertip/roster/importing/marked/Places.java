package cn.fingertip.roster.importing.marked;

import cn.fingertip.roster.importing.finding.Finding;
import java.util.List;

/** The problems of a file, a few at a time: there may be more than one wants in memory. */
public interface Places {
    /** @param no tells findings of one row apart */
    record Numbered(int no, Finding finding) {}

    /**
     * @param after the number of the last one seen, -1 for the first
     * @return the next ones in the order in which they were found, none at the end
     */
    List<Numbered> after(int after);

    /**
     * @param sheet as findings name it, null in a text file
     * @param row of the last one seen, 0 for the first
     * @param no of the last one seen
     * @return the next ones on this sheet in order of rows, none at the end
     */
    List<Numbered> onSheet(String sheet, int row, int no);
}
