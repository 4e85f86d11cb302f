package cn.fingertip.media.tus;

import cn.fingertip.crypto.Digests;
import cn.fingertip.kernel.Problem;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** The checksum of one chunk that a client announces: {@code Upload-Checksum: sha1 <base64>}. */
final class Checksum {
    private static final Map<String, String> ALGORITHMS = new TreeMap<>(Map.of("sha1", "SHA-1", "sha256", "SHA-256"));

    private final MessageDigest digest;
    private final byte[] expected;

    private Checksum(MessageDigest digest, byte[] expected) {
        this.digest = digest;
        this.expected = expected;
    }

    /** @return names for {@code Tus-Checksum-Algorithm} */
    static String algorithms() {
        return String.join(",", ALGORITHMS.keySet());
    }

    /**
     * @param header null where the client sent none
     * @return null where the client sent none
     * @throws Problem 400 where the algorithm is none of ours or the value cannot be read
     */
    static Checksum parse(String header) {
        if (header == null) {
            return null;
        }
        String[] words = header.strip().split(" +");
        String algorithm = ALGORITHMS.get(words[0]);
        if (algorithm == null) {
            throw Problem.badRequest(
                    "upload-checksum-unsupported", "不支持的校验算法", "校验算法只支持 " + algorithms() + "(Upload-Checksum)。");
        }
        MessageDigest digest = Digests.of(algorithm);
        try {
            byte[] expected = words.length == 2 ? Base64.getDecoder().decode(words[1]) : new byte[0];
            if (expected.length == digest.getDigestLength()) {
                return new Checksum(digest, expected);
            }
        } catch (IllegalArgumentException notBase64) {
            // answered below
        }
        throw Problem.badRequest(
                "upload-header-invalid", "上传请求头有误", "Upload-Checksum 应为“算法 空格 Base64 校验值”,且校验值长度与算法相符。");
    }

    void update(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
    }

    /** @throws Problem 460 where what came is not what was announced */
    void verify() {
        if (!MessageDigest.isEqual(digest.digest(), expected)) {
            throw Problem.of(460, "upload-checksum-mismatch", "上传内容校验不符", "这一段内容在传输中有改动,未保存。请从原位置重新发送这一段。");
        }
    }
}
