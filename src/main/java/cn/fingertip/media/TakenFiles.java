package cn.fingertip.media;

import cn.fingertip.kernel.Problem;
import java.util.List;

/**
 * What came of uploads that were sent along with a text, which none of them may hold back.
 *
 * @param files those that were taken, in the order asked for
 * @param refused all others, in that order too; who sent them may send them, or others, later
 */
public record TakenFiles(List<UploadedFile> files, List<Refusal> refused) {
    public static final TakenFiles NONE = new TakenFiles(List.of(), List.of());

    /**
     * A file that was not taken.
     *
     * @param upload as the sender named it
     * @param why what would have been answered, had there been nothing but the file
     */
    public record Refusal(String upload, Problem why) {}
}
