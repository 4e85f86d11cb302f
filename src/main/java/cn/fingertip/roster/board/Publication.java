package cn.fingertip.roster.board;

import cn.fingertip.roster.CodeName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A roster version that is public, or is cleared and still waits to be.
 *
 * @param since when it was published; of one that waits, when it was cleared
 * @param article where the article of the public account is, null where none was marked
 * @param villages with lines in it, each with a board of its own
 * @param posted of them, those with a photo filed
 */
record Publication(
        UUID rosterId,
        UUID versionId,
        String title,
        CodeName programme,
        String region,
        String county,
        int version,
        boolean published,
        Instant since,
        String article,
        LocalDate sentOn,
        boolean needsWechat,
        boolean needsBoard,
        int villages,
        int posted) {

    List<Channel> needed() {
        List<Channel> needed = new ArrayList<>(List.of(Channel.WEB));
        if (needsWechat) {
            needed.add(Channel.WECHAT);
        }
        if (needsBoard) {
            needed.add(Channel.BOARD);
        }
        return needed;
    }

    /** What is not public yet lacks nothing but that. */
    List<Channel> missing() {
        if (!published) {
            return List.of(Channel.WEB);
        }
        return needed().stream()
                .filter(channel -> switch (channel) {
                    case WEB -> false;
                    case WECHAT -> sentOn == null;
                    case BOARD -> posted < villages;
                })
                .toList();
    }
}
