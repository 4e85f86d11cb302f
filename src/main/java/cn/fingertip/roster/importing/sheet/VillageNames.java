package cn.fingertip.roster.importing.sheet;

import java.util.Optional;

/** The villages that the lines of one file may name. */
public interface VillageNames {
    /** @return the one village of a file that is about one village alone and need not say which */
    Optional<String> only();

    /**
     * @param township as written, empty where the file has no such column
     * @param village as written, not empty
     * @return the village's code; empty where it is none of the roster's region, or may be several
     */
    Optional<String> find(String township, String village);
}
