package cn.fingertip.kernel.http;

import cn.fingertip.kernel.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The content of a small file that came in a form. */
public final class UploadedTable {
    /** A table of an administrator is some hundred kilobytes; what is larger is another file. */
    private static final long MOST_BYTES = 5L << 20;

    private UploadedTable() {}

    /**
     * @param file null where the form had no such part
     * @throws Problem 422 {@code file-required} where nothing came, 413 {@code too-large} over 5 MiB
     */
    public static byte[] bytes(FileUpload file) {
        if (file == null || file.size() == 0) {
            throw Problem.rule("file-required", "请选择文件", "没有收到文件,请用表单字段 file 上传。");
        }
        if (file.size() > MOST_BYTES) {
            throw HttpStatusProblems.of(413);
        }
        try {
            return Files.readAllBytes(file.uploadedFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
