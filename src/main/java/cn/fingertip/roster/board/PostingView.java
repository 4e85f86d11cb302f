package cn.fingertip.roster.board;

import cn.fingertip.media.UploadedFile;
import cn.fingertip.roster.CodeName;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A posting as staff see it. */
@Schema(name = "BoardPosting", description = "村务公开栏张贴记录")
record PostingView(
        @NotNull String id,
        @NotNull CodeName village,
        @Schema(description = "张贴日期") @NotNull LocalDate putUpOn,
        @Schema(description = "撤下日期") LocalDate takenDownOn,
        @Schema(description = "张贴地点", examples = "村委会门口") String place,
        @Schema(description = "存档人") @NotNull String filedBy,
        @NotNull Instant filedAt,
        @Schema(description = "照片") @NotNull List<Photo> photos) {

    /** A photo of the board. */
    @Schema(name = "BoardPhoto")
    record Photo(
            @NotNull String id,
            @Schema(examples = "image/jpeg") @NotNull String mediaType,

            @Schema(description = "字节数", examples = "482113")
            long bytes) {}

    static PostingView of(BoardPosting posting, CodeName village, List<UploadedFile> photos) {
        return new PostingView(
                posting.id.toString(),
                village,
                posting.putUpOn,
                posting.takenDownOn,
                posting.place,
                posting.filedByName,
                posting.filedAt,
                photos.stream()
                        .map(file -> new Photo(file.id().toString(), file.mediaType(), file.bytes()))
                        .toList());
    }
}
