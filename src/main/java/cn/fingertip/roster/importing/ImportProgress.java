package cn.fingertip.roster.importing;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far an import is.
 *
 * @param rows of the file read so far, header, sums and blank rows included
 * @param ofRows how many there are as the file says of itself, never fewer than {@code rows}; null where it does not
 * @param cancelledAt null unless its clerk has cancelled it; nothing comes of it then, also where it has not stopped yet
 */
@Schema(name = "ImportProgress", description = "读取进度,约每秒更新一次")
record ImportProgress(
        @Schema(description = "已读的行数(含表头、合计、空行)") int rows,
        @Schema(description = "文件共有多少行;文件自己没有写明时没有") Integer ofRows,

        @Schema(hidden = true) @com.fasterxml.jackson.annotation.JsonIgnore
        Instant cancelledAt) {
    static final ImportProgress NONE = new ImportProgress(0, null, null);

    ImportProgress {
        ofRows = ofRows == null ? null : Math.max(rows, ofRows);
    }

    boolean cancelled() {
        return cancelledAt != null;
    }
}
