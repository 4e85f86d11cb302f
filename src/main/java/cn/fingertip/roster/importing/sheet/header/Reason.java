package cn.fingertip.roster.importing.sheet.header;

import cn.fingertip.roster.importing.finding.Finding;
import java.util.Optional;

/** Says to a clerk why a column was taken for something, or left out. */
final class Reason {
    private Reason() {}

    /**
     * @param known what is known of the column
     * @param isTaken whether it is the one that its field is read from
     * @param byContent whether the lines below it said so
     * @param rival another column that may as well be it
     */
    static String of(Optional<Candidate> known, boolean isTaken, boolean byContent, Optional<Candidate> rival) {
        if (known.isEmpty()) {
            return "列名不认识,没有导入";
        }
        Candidate candidate = known.get();
        if (candidate.field() == Field.IGNORED) {
            return candidate.said() ? "按您的选择不导入" : "这类内容不导入";
        }
        if (!isTaken) {
            return "已有更合适的“" + candidate.field().title() + "”列,没有导入";
        }
        if (rival.isPresent()) {
            return "与 " + Finding.letters(rival.get().column()) + " 列都像“"
                    + candidate.field().title() + "”,请选定一列";
        }
        return candidate.said() ? "按您的选择" : byContent ? "按内容" : "按列名";
    }
}
