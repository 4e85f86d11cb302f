package cn.fingertip.media.kind;

import cn.fingertip.kernel.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of file that may belong to a report or wish, by what their content says they are. */
public enum FileKind {
    JPEG("JPG 图片", "image/jpeg", "image/jpeg"),
    PNG("PNG 图片", "image/png", "image/png"),
    HEIC("HEIC 图片", "image/heic", "image/heic", "image/heif", "image/heif-sequence"),
    WEBP("WebP 图片", "image/webp", "image/webp"),
    GIF("GIF 图片", "image/gif", "image/gif"),
    // 3GP is MP4 by another brand, of simple phones.
    MP4("MP4、3GP 视频", "video/mp4", "video/mp4", "application/mp4", "video/x-m4v", "video/3gpp"),
    QUICKTIME("MOV 视频", "video/quicktime", "video/quicktime"),
    M4A("M4A 录音", "audio/mp4", "audio/mp4"),
    MP3("MP3 录音", "audio/mpeg", "audio/mpeg"),
    AMR("AMR 录音", "audio/amr", "audio/amr", "audio/amr-wb"),
    PDF("PDF 文件", "application/pdf", "application/pdf");

    private final String chinese;
    private final String mediaType;
    private final List<String> detectedAs;

    FileKind(String chinese, String mediaType, String... detectedAs) {
        this.chinese = chinese;
        this.mediaType = mediaType;
        this.detectedAs = List.of(detectedAs);
    }

    /** @param detected what the content was found to be */
    public static Optional<FileKind> of(String detected) {
        return Stream.of(values())
                .filter(kind -> kind.detectedAs.contains(detected))
                .findFirst();
    }

    /** @return all kinds, for people */
    static String all() {
        return Stream.of(values()).map(kind -> kind.chinese).collect(Collectors.joining("、"));
    }

    /** What is answered for a file of any other kind. */
    public static Problem unsupported() {
        return Problem.rule("upload-kind", "不支持的文件类型", "有文件的类型不受支持。可以提交:" + all() + "。");
    }

    /** @return the one name that we give this kind */
    public String mediaType() {
        return mediaType;
    }
}
