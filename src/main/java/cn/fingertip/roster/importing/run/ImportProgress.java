package cn.fingertip.roster.importing.run;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far an import is.
 *
 * @param rows of the file read so far, header, sums and blank rows included
 * @param ofRows how many there are as the file says of itself, never fewer than {@code rows}; null where it does not
 * @param ahead imports of the same county that are made before it; null where it does not wait for its turn
 * @param cancelledAt null unless its clerk has cancelled it; nothing comes of it then, also where it has not stopped yet
 */
@Schema(name = "ImportProgress", description = "读取进度,约每秒更新一次")
public record ImportProgress(
        @Schema(description = "已读的行数(含表头、合计、空行)") int rows,
        @Schema(description = "文件共有多少行;文件自己没有写明时没有") Integer ofRows,

        @Schema(description = "排在前面的导入数;同一县(旗、市、区)按收到的先后逐个导入")
        Integer ahead,

        @Schema(hidden = true) @com.fasterxml.jackson.annotation.JsonIgnore
        Instant cancelledAt) {
    static final ImportProgress NONE = new ImportProgress(0, null, null, null);

    /** @param ofRows never fewer than were read: a file may say less than it holds */
    public ImportProgress {
        ofRows = ofRows == null ? null : Math.max(rows, ofRows);
    }

    /** @param others of the same county that are made before it, null where it does not wait */
    public ImportProgress behind(Integer others) {
        return new ImportProgress(rows, ofRows, others, cancelledAt);
    }

    /** @return whether its clerk wants it no more */
    public boolean cancelled() {
        return cancelledAt != null;
    }
}
