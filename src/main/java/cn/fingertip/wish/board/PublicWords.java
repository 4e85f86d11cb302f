package cn.fingertip.wish.board;

import cn.fingertip.kernel.NameFold;
import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.personal.PersonalConditions;
import cn.fingertip.kernel.personal.PersonalNumbers;
import cn.fingertip.wish.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What others read of a wish. It tells of nobody: no number of a person, no illness, not who asks. */
record PublicWords(String title, String text) {
    /** A name of one character is in every text. */
    private static final int SHORTEST_NAME = 2;

    /** As others read it now, or would. */
    static PublicWords of(Wish wish) {
        return new PublicWords(
                wish.publicTitle == null ? wish.title : wish.publicTitle,
                wish.publicText == null ? wish.content : wish.publicText);
    }

    /**
     * @param names of the author
     * @return where it tells too much, and what to take out
     */
    List<Problem.Violation> tooMuch(Set<String> names) {
        List<Problem.Violation> found = new ArrayList<>(tooMuch("title", "标题", title, names));
        found.addAll(tooMuch("text", "具体情况", text, names));
        return found;
    }

    /** @return the same in one sentence, for the author of the words */
    static String sentence(List<Problem.Violation> found) {
        return found.stream().map(Problem.Violation::message).collect(Collectors.joining(";"));
    }

    /** @return whether a text of the staff may stand beside it */
    static boolean harmless(String text, Set<String> names) {
        return tooMuch("result", "办理结果", text, names).isEmpty();
    }

    private static List<Problem.Violation> tooMuch(String field, String name, String text, Set<String> names) {
        List<Problem.Violation> found = new ArrayList<>();
        PersonalNumbers.in(text)
                .ifPresent(kind -> found.add(new Problem.Violation(field, "personal-number", name + "里有" + kind)));
        PersonalConditions.inText(text)
                .ifPresent(word -> found.add(
                        new Problem.Violation(field, "personal-condition", name + "里写了病情、残疾或去世的情况(“" + word + "”)")));
        String letters = letters(text);
        if (names.stream()
                .map(PublicWords::letters)
                .anyMatch(asker -> asker.length() >= SHORTEST_NAME && letters.contains(asker))) {
            found.add(new Problem.Violation(field, "personal-name", name + "里有您的姓名"));
        }
        return found;
    }

    /** 谢 玉桂 and 巴图•苏和 are the names 谢玉桂 and 巴图·苏和 all the same. */
    private static String letters(String text) {
        return NameFold.fold(text).replace("·", "");
    }
}
