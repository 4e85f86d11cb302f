package cn.fingertip.media.tus;

import cn.fingertip.kernel.Problem;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code Upload-Metadata}: pairs of key and base64 value, kept as sent to be given back to the sender only. */
final class UploadMetadata {
    private static final int LONGEST = 2048;
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x2b\\x2d-\\x7e]+");

    private UploadMetadata() {}

    /**
     * @param header null where the client sent none
     * @return the header, checked; null where there was none
     * @throws Problem 400 where it is longer than 2 KiB, a key is missing or used twice, or a value is no base64
     */
    static String checked(String header) {
        if (header == null || header.isBlank()) {
            return null;
        }
        if (header.length() > LONGEST) {
            throw invalid("过长");
        }
        Set<String> keys = new HashSet<>();
        for (String pair : header.split(",", -1)) {
            String[] words = pair.strip().split(" ");
            if (words.length > 2 || !KEY.matcher(words[0]).matches()) {
                throw invalid("每项应为“键 空格 Base64 值”,各项以逗号分隔");
            }
            if (!keys.add(words[0])) {
                throw invalid("有重复的键");
            }
            if (words.length == 2) {
                requireBase64(words[1]);
            }
        }
        return header;
    }

    private static void requireBase64(String value) {
        try {
            Base64.getDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            throw invalid("值不是 Base64");
        }
    }

    private static Problem invalid(String why) {
        return Problem.badRequest("upload-metadata-invalid", "上传说明有误", "Upload-Metadata " + why + "。");
    }
}
