package cn.fingertip.roster.inspect;

import cn.fingertip.kernel.Problem;

/** From which year to which, both with it. */
public record Years(int from, int to) {
    private static final int FIRST = 1900;
    private static final int LAST = 2999;

    /**
     * @param from null for the first there is
     * @param to null for the last there is
     * @throws Problem 422 {@code years-invalid} where they are the wrong way round
     */
    public static Years of(Integer from, Integer to) {
        Years years = new Years(from == null ? FIRST : from, to == null ? LAST : to);
        if (years.from > years.to) {
            throw Problem.rule("years-invalid", "年度有误", "起始年度不能晚于截止年度,请重新选择。");
        }
        return years;
    }
}
