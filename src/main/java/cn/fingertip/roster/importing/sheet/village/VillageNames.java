package cn.fingertip.roster.importing.sheet.village;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The villages that the lines of one file may name. */
public interface VillageNames {
    Pattern VILLAGE_ENDS = Pattern.compile("村民委员会|村委会|居民委员会|居委会|社区|嘎查|村");
    int LONGEST_BEFORE = 20;
    String BEFORE = "镇乡县旗区市木道场办所年度";

    /** @return the one village of a file that is about one village alone and need not say which */
    Optional<String> only();

    /**
     * @param township as written, empty where the file has no such column
     * @param village as written, not empty
     * @return the village's code; empty where it is none of the roster's region, or may be several
     */
    Optional<String> find(String township, String village);

    /**
     * Looks for a village in a title such as 琴江镇濯坑村2025年发放清册.
     *
     * @return empty where no village of the roster's region stands in it, or several do
     */
    default Optional<String> within(String text) {
        Set<String> found = all(text, name -> find("", name));
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    /** @return whether a title or a sheet's name names a village, and none that is of the roster's region */
    default boolean other(String text) {
        return false;
    }

    /**
     * @param find gives the code of a village of this name
     * @return the codes of all villages that a text names
     */
    static Set<String> all(String text, Function<String, Optional<String>> find) {
        Set<String> found = new HashSet<>();
        Matcher ends = VILLAGE_ENDS.matcher(text);
        while (ends.find()) {
            // The longest that is a village: 小松镇小松村 before 松村.
            for (int from = Math.max(0, ends.start() - LONGEST_BEFORE); from < ends.start(); from++) {
                Optional<String> village =
                        begins(text, from) ? find.apply(text.substring(from, ends.end())) : Optional.empty();
                if (village.isPresent()) {
                    found.add(village.get());
                    break;
                }
            }
        }
        return found;
    }

    /** 东村 is no part of 山东村: before a name stands another name's end, or no Chinese character at all. */
    private static boolean begins(String text, int from) {
        char before = from == 0 ? ' ' : text.charAt(from - 1);
        return Character.UnicodeScript.of(before) != Character.UnicodeScript.HAN || BEFORE.indexOf(before) >= 0;
    }
}
