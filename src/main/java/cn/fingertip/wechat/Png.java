package cn.fingertip.wechat;

import cn.fingertip.kernel.Problem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** WeChat gives codes as JPEG or PNG, as it pleases; we give PNG. */
final class Png {
    private static final byte[] BEGINNING = {(byte) 0x89, 'P', 'N', 'G'};

    private Png() {}

    /** @throws Problem 503 {@code wechat-unavailable} where what came is no picture */
    static byte[] of(byte[] picture) {
        if (picture == null) {
            throw WechatProblems.unavailable();
        }
        if (Arrays.equals(Arrays.copyOf(picture, BEGINNING.length), BEGINNING)) {
            return picture;
        }
        try {
            BufferedImage read = ImageIO.read(new ByteArrayInputStream(picture));
            if (read == null) {
                throw WechatProblems.unavailable();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(read, "png", out);
            return out.toByteArray();
        } catch (IOException | RuntimeException broken) {
            // The reader throws both at a picture that is cut off or no picture inside.
            throw WechatProblems.unavailable();
        }
    }
}
