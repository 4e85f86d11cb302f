package cn.fingertip.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small files of every kind, told apart by their first bytes. */
public final class SampleFiles {
    private SampleFiles() {}

    /** A true picture of 8 by 8 dots. */
    public static byte[] jpeg() {
        return picture("jpg");
    }

    /** A true picture of so many unlike dots that it does not fit into a few frames of a sealed file. */
    public static byte[] noise() {
        BufferedImage picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                picture.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        return encoded(picture, "jpg");
    }

    /** The head of an MP4 as phones write it, with a box of nothing behind it. */
    public static byte[] mp4() {
        return movie("isom", "isomiso2avc1mp41");
    }

    /** One of each kind that is taken. */
    public static Map<String, byte[]> allowed() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("jpeg", jpeg());
        files.put("png", picture("png"));
        files.put("gif", picture("gif"));
        files.put("webp", riff("WEBPVP8 "));
        files.put("heic of a phone", movie("heic", "mif1heic"));
        files.put("heic, other brand", movie("mif1", "mif1heic"));
        files.put("heic, several", movie("msf1", "msf1heic"));
        files.put("mp4", mp4());
        files.put("mp4 of a phone", movie("mp42", "isommp42"));
        files.put("mp4, newer brand", movie("iso5", "iso5dash"));
        files.put("mp4, avc1", movie("avc1", "avc1isom"));
        files.put("mp4 of a simple phone", movie("3gp4", "3gp4isom"));
        files.put("mp4 of a simple phone, newer", movie("3gp5", "3gp5isom"));
        files.put("mp4 of a simple phone, newest", movie("3gp6", "3gp6isom"));
        files.put("quicktime", movie("qt  ", "qt  "));
        files.put("m4a", movie("M4A ", "M4A isom"));
        files.put("mp3 with tags", bytes("ID3\u0003\u0000\u0000\u0000\u0000\u0000\u0000"));
        files.put("mp3", new byte[] {(byte) 0xff, (byte) 0xfb, (byte) 0x90, 0x64, 0, 0, 0, 0});
        files.put("amr", bytes("#!AMR\n\u0000\u0000"));
        files.put("amr in wide band", bytes("#!AMR-WB\n\u0004\u0000"));
        files.put("pdf", bytes("%PDF-1.7\n1 0 obj\n"));
        return files;
    }

    /** Some that are not. */
    public static Map<String, byte[]> refused() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("nothing", new byte[0]);
        files.put("a playlist", bytes("#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n"));
        files.put("html", bytes("<!DOCTYPE html><html><script>alert(1)</script></html>"));
        files.put("svg", bytes("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"></svg>"));
        files.put("text", bytes("只是文字"));
        files.put("zip", bytes("PK\u0003\u0004\u0014\u0000\u0000\u0000"));
        files.put("program", bytes("\u007fELF\u0002\u0001\u0001\u0000"));
        files.put("zeros", new byte[1000]);
        files.put("boxes of an unknown brand", movie("xxxx", "xxxx"));
        return files;
    }

    private static byte[] picture(String format) {
        return encoded(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format);
    }

    private static byte[] encoded(BufferedImage picture, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] movie(String brand, String compatible) {
        byte[] brands = compatible.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(16 + brands.length + 8)
                .putInt(16 + brands.length)
                .put(bytes("ftyp"))
                .put(bytes(brand))
                .putInt(512)
                .put(brands)
                .putInt(8)
                .put(bytes("free"))
                .array();
    }

    private static byte[] riff(String form) {
        return ByteBuffer.allocate(8 + form.length() + 16)
                .put(bytes("RIFF"))
                .putInt(0x20000000)
                .put(bytes(form))
                .array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(
                text.chars().allMatch(c -> c < 256) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }
}
