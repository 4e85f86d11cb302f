package cn.fingertip.media.derivative.maker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;

/** Files as phones make them, full of what tells on their owner, and files as nobody's phone makes them. */
public final class Samples {
    /** Stands in every tag that is planted. */
    public static final String CANARY = "CANARY-SHICHENG";

    /** They take seconds to make. */
    private static Map<String, byte[]> phones;

    private Samples() {}

    /** @return a file of each kind by its media type, every tag planted that its form can hold */
    static synchronized Map<String, byte[]> ofPhones(Path folder) {
        if (phones == null) {
            phones = made(folder);
        }
        return phones;
    }

    private static Map<String, byte[]> made(Path folder) {
        try {
            Map<String, byte[]> files = new LinkedHashMap<>();
            files.put("image/jpeg", jpeg(folder, 1));
            files.put("image/png", tagged(folder, picture(folder, "photo.png")));
            files.put("image/webp", webp(folder));
            files.put("image/gif", tagged(folder, ffmpeg(folder, "photo.gif", "-frames:v", "1")));
            files.put("image/heic", heic(folder));
            files.put("video/mp4", film(folder, "film.mp4"));
            files.put("video/quicktime", film(folder, "film.mov"));
            files.put("audio/mp4", tagged(folder, sound(folder, "sound.m4a", "-c:a", "aac")));
            files.put("audio/mpeg", sound(folder, "sound.mp3", "-metadata", "artist=" + CANARY));
            files.put("audio/amr", amr());
            files.put("application/pdf", pdf());
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param orientation as EXIF tells it: 6 is held upright, and lies on its side in the file */
    public static byte[] jpeg(Path folder, int orientation) throws IOException {
        Path photo = picture(folder, "photo" + orientation + ".jpg");
        Path thumbnail = picture(folder, "thumbnail.jpg");
        Tools.run(
                folder,
                "exiftool",
                "-q",
                "-overwrite_original",
                "-n",
                "-Orientation=" + orientation,
                "-ThumbnailImage<=" + thumbnail.getFileName(),
                photo.getFileName().toString());
        byte[] still = tagged(folder, photo);
        // A motion photo: a film behind the end of the picture.
        return concat(still, film(folder, "motion.mp4"));
    }

    private static byte[] tagged(Path folder, Path file) throws IOException {
        Tools.run(
                folder,
                "exiftool",
                "-q",
                "-overwrite_original",
                "-m",
                "-Make=" + CANARY,
                "-Model=" + CANARY,
                "-Artist=" + CANARY,
                "-Comment=" + CANARY,
                "-SerialNumber=" + CANARY,
                "-DateTimeOriginal=2026:11:21 08:00:00",
                "-CreateDate=2026:11:21 08:00:00",
                "-GPSLatitude=26.3265",
                "-GPSLatitudeRef=N",
                "-GPSLongitude=116.3443",
                "-GPSLongitudeRef=E",
                "-XMP:Creator=" + CANARY,
                "-XMP:Title=" + CANARY,
                "-IPTC:By-line=" + CANARY,
                "-Keys:Make=" + CANARY,
                "-Keys:GPSCoordinates=26.3265, 116.3443, 200",
                "-UserData:Title=" + CANARY,
                file.getFileName().toString());
        return Files.readAllBytes(file);
    }

    private static Path picture(Path folder, String name) {
        return ffmpeg(folder, name, "-frames:v", "1");
    }

    private static byte[] webp(Path folder) throws IOException {
        return tagged(folder, ffmpeg(folder, "photo.webp", "-frames:v", "1", "-c:v", "libwebp"));
    }

    /** @return as {@link #jpeg}, in the form of newer phones */
    public static byte[] heic(Path folder) throws IOException {
        jpeg(folder, 1);
        Tools.run(folder, "heif-enc", "-q", "60", "-o", "photo.heic", "photo1.jpg");
        return Files.readAllBytes(folder.resolve("photo.heic"));
    }

    /** @return a film of two seconds, H.264 and AAC, as a phone makes it */
    public static byte[] film(Path folder, String name) throws IOException {
        Tools.run(
                folder,
                "ffmpeg",
                "-nostdin",
                "-v",
                "error",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "testsrc=size=640x360:rate=25:duration=2",
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:duration=2",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac",
                "-metadata",
                "title=" + CANARY,
                "-metadata",
                "location=+26.3265+116.3443/",
                "-metadata",
                "creation_time=2026-11-21T08:00:00Z",
                "-metadata:s:v",
                "handler_name=" + CANARY,
                name);
        return tagged(folder, folder.resolve(name));
    }

    private static Path ffmpeg(Path folder, String name, String... how) {
        return lavfi(folder, "testsrc=size=640x360:rate=25:duration=2", name, how);
    }

    private static byte[] sound(Path folder, String name, String... how) throws IOException {
        return Files.readAllBytes(lavfi(folder, "sine=frequency=440:duration=2", name, how));
    }

    private static byte[] tagged(Path folder, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("tagged.m4a"), content);
        return tagged(folder, file);
    }

    private static Path lavfi(Path folder, String source, String name, String... how) {
        String[] begin = {"ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", source};
        String[] command = new String[begin.length + how.length + 1];
        System.arraycopy(begin, 0, command, 0, begin.length);
        System.arraycopy(how, 0, command, begin.length, how.length);
        command[command.length - 1] = name;
        Tools.run(folder, command);
        return folder.resolve(name);
    }

    /** Two seconds of silence (3GPP TS 26.101: frames of 12.2 kbit/s, 20 ms each). */
    private static byte[] amr() {
        byte[] head = "#!AMR\n".getBytes(StandardCharsets.US_ASCII);
        byte[] amr = new byte[head.length + 100 * 32];
        System.arraycopy(head, 0, amr, 0, head.length);
        for (int frame = 0; frame < 100; frame++) {
            amr[head.length + frame * 32] = 0x3c;
        }
        return amr;
    }

    /** The same in wide band (3GPP TS 26.201: frames of 6.6 kbit/s). */
    static byte[] wideBand() {
        byte[] head = "#!AMR-WB\n".getBytes(StandardCharsets.US_ASCII);
        byte[] amr = new byte[head.length + 100 * 18];
        System.arraycopy(head, 0, amr, 0, head.length);
        for (int frame = 0; frame < 100; frame++) {
            amr[head.length + frame * 18] = 0x04;
        }
        return amr;
    }

    /** Two pages, with an author, a script and an attachment. */
    public static byte[] pdf() throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.addPage(new PDPage());
            PDDocumentInformation information = new PDDocumentInformation();
            information.setAuthor(CANARY);
            information.setTitle(CANARY);
            document.setDocumentInformation(information);
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('" + CANARY + "')"));
            PDComplexFileSpecification attached = new PDComplexFileSpecification();
            attached.setFile(CANARY + ".txt");
            attached.setEmbeddedFile(
                    new PDEmbeddedFile(document, new ByteArrayInputStream(CANARY.getBytes(StandardCharsets.US_ASCII))));
            PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of(CANARY, attached));
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    /** @return files that are not what they are said to be, or too much, by what they are; the media type stands in front */
    static Map<String, byte[]> hostile(Path folder, int port) throws IOException {
        String playlist =
                "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1,\nhttp://127.0.0.1:%d/x\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"
                        .formatted(port);
        String scripted =
                "ffconcat version 1.0\nfile 'file:///etc/passwd'\nfile 'http://127.0.0.1:%d/x'\n".formatted(port);
        String drawing =
                "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY x SYSTEM \"http://127.0.0.1:%1$d/x\">]>".formatted(port)
                        + "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">"
                        + "<image xlink:href=\"http://127.0.0.1:%1$d/x\"/>&x;</svg>".formatted(port);
        byte[] film = film(folder, "whole.mp4");
        byte[] zeros = zeros(500_000_000);
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String type : new String[] {"video/mp4", "audio/mpeg", "image/jpeg", "image/heic", "application/pdf"}) {
            files.put(type + " a playlist", playlist.getBytes(StandardCharsets.US_ASCII));
            files.put(type + " a concat script", scripted.getBytes(StandardCharsets.US_ASCII));
            files.put(type + " a drawing in XML", drawing.getBytes(StandardCharsets.US_ASCII));
            files.put(type + " zeros", new byte[300_000]);
        }
        files.put("video/mp4 a playlist behind a box", concat(ftyp(), playlist.getBytes(StandardCharsets.US_ASCII)));
        files.put(
                "video/mp4 without its index",
                Arrays.copyOf(film, new String(film, StandardCharsets.ISO_8859_1).indexOf("moov") + 64));
        files.put("video/mp4 that names another file", dataReference(film));
        files.put("image/png bomb of 50,000 × 50,000", bomb(50_000, 50_000, zeros));
        files.put("image/png bomb just small enough", bomb(15_900, 15_900, zeros));
        files.put("application/pdf bomb", flate(zeros));
        files.put("image/jpeg a zip bomb", zeros(50_000_000));
        return files;
    }

    private static byte[] ftyp() {
        return "\0\0\0\u0014ftypisom\0\0\2\0isom".getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A film whose index says that its pictures are in /etc/passwd. */
    private static byte[] dataReference(byte[] film) {
        byte[] copy = film.clone();
        String text = new String(copy, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf("url "); at > 0; at = text.indexOf("url ", at + 1)) {
            System.arraycopy("alis".getBytes(StandardCharsets.US_ASCII), 0, copy, at, 4);
            copy[at + 7] = 0;
        }
        return copy;
    }

    private static byte[] bomb(int width, int height, byte[] dots) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(
                png,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) 8)
                        .put((byte) 2)
                        .array());
        chunk(png, "IDAT", dots);
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(data);
        png.write(ByteBuffer.allocate(4).putInt(data.length).array());
        png.write(type.getBytes(StandardCharsets.US_ASCII));
        png.write(data);
        png.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    /** So many zeros, deflated. */
    private static byte[] zeros(long length) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED))) {
            byte[] block = new byte[1 << 20];
            for (long left = length; left > 0; left -= block.length) {
                deflated.write(block, 0, (int) Math.min(block.length, left));
            }
        }
        return out.toByteArray();
    }

    /** A page whose drawing unfolds to half a gigabyte. */
    private static byte[] flate(byte[] stream) throws IOException {
        String head = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100000 100000]/Contents 4 0 R>>endobj\n"
                + "4 0 obj<</Filter/FlateDecode/Length " + stream.length + ">>stream\n";
        String tail = "\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
        return concat(
                concat(head.getBytes(StandardCharsets.US_ASCII), stream), tail.getBytes(StandardCharsets.US_ASCII));
    }

    /** @return {@code whole} with bytes changed, more of them near its beginning, and now and then cut off */
    static byte[] altered(byte[] whole, Random random) {
        byte[] copy = whole.clone();
        int changes = 1 + random.nextInt(40);
        for (int i = 0; i < changes; i++) {
            int from = random.nextInt(Math.max(1, random.nextBoolean() ? copy.length : Math.min(copy.length, 4096)));
            copy[from] = (byte) random.nextInt(256);
        }
        return random.nextInt(3) == 0 ? Arrays.copyOf(copy, copy.length * 2 / 3) : copy;
    }

    static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
