package cn.fingertip.roster.gate;

import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.personal.PersonalNumbers;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The gate through which everything passes that becomes public: no ID, card or mobile number in any text, file name,
 * cell, hidden sheet, comment or property of a file. It says where, never what.
 */
@ApplicationScoped
public class Gate {
    /** Of the places found, as many as a person will read. */
    public static final int TOLD = 50;

    private final GateConfig config;

    Gate(GateConfig config) {
        this.config = config;
    }

    /**
     * @param place where the text stands, as clients name fields
     * @param text may be null
     * @return the place, where the text holds such a number
     */
    public List<Problem.Violation> look(String place, String text) {
        return PersonalNumbers.in(text).map(kind -> List.of(found(place, kind))).orElse(List.of());
    }

    /**
     * @param place the field of the request
     * @throws Problem 422 {@code personal-number} where the text holds such a number
     */
    public void require(String place, String text) {
        List<Problem.Violation> found = look(place, text);
        if (!found.isEmpty()) {
            throw refused(found);
        }
    }

    /**
     * Looks through a file that somebody uploaded, before it becomes public; nothing that is public today is such a file.
     * Looked at are its name, every cell of every sheet (hidden ones too), comments, headers, properties and
     * whatever is packed into it; the pages of a PDF; the lines of a text.
     *
     * @param name as the public would see it
     * @param content read to its end; the caller closes it
     * @return every place found, at most {@link #TOLD}; empty for pictures and the like, in which nothing can be read
     * @throws Problem 422 {@code attachment-unreadable} where it claims to be something that cannot be read through: what
     *     cannot be looked at does not become public; 413 {@code attachment-too-large}
     */
    public List<Problem.Violation> scan(String name, InputStream content) {
        Places places = new Places(name);
        places.look("文件名", name);
        try {
            byte[] bytes = content.readNBytes(Math.toIntExact(config.maxFile().asLongValue()) + 1);
            if (bytes.length > config.maxFile().asLongValue()) {
                throw Problem.of(413, "attachment-too-large", "附件过大", "附件太大,无法检查其中的个人号码,请拆分或压缩后重新上传。");
            }
            FileScan.of(bytes, name.toLowerCase(Locale.ROOT), config).scan(places);
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof Problem problem) {
                throw problem;
            }
            throw Problem.rule("attachment-unreadable", "附件无法检查", "附件已损坏、加密或无法读取,不能检查其中有无个人号码,因此不能公开。请另存后重新上传。");
        }
        return places.found();
    }

    /** @throws Problem 422 {@code personal-number} with the places, where {@link #scan} finds any */
    public void requireFile(String name, InputStream content) {
        List<Problem.Violation> found = scan(name, content);
        if (!found.isEmpty()) {
            throw refused(found);
        }
    }

    private static Problem refused(List<Problem.Violation> found) {
        return Problem.rule(
                "personal-number", "含有个人号码", "要公开的内容中有 " + found.size() + " 处含有身份证号、银行卡号或手机号,请删除后重新提交。", found);
    }

    static Problem.Violation found(String place, String kind) {
        return new Problem.Violation(place, "personal-number", "这里含有" + kind + ",请删除。");
    }

    /** The places of one file. */
    static final class Places {
        private final String file;
        private final List<Problem.Violation> found = new ArrayList<>();

        Places(String file) {
            this.file = PersonalNumbers.in(file).isPresent() ? "附件" : file;
        }

        void look(String place, String text) {
            if (found.size() < TOLD) {
                PersonalNumbers.in(text).ifPresent(kind -> found.add(Gate.found(file + " " + place, kind)));
            }
        }

        List<Problem.Violation> found() {
            return List.copyOf(found);
        }
    }
}
