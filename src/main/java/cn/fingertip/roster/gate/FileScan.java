package cn.fingertip.roster.gate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Looks through one kind of file. */
interface FileScan {
    void scan(Gate.Places places) throws IOException;

    /** @param name in lower case; it only decides what content alone leaves open */
    static FileScan of(byte[] content, String name, GateConfig config) {
        if (begins(content, "PK\u0003\u0004")) {
            return new PackedScan(content, config);
        }
        if (begins(content, "\u00D0\u00CF\u0011\u00E0")) {
            return new OldWorkbookScan(content);
        }
        if (begins(content, "%PDF")) {
            return new PdfScan(content);
        }
        if (picture(content)) {
            return places -> {
                // nothing that can be read as text; what a camera wrote into it is removed elsewhere
            };
        }
        return places -> lines(text(content), places);
    }

    /** @return text in the first encoding that fits; bytes as they are where none does, so that digits are seen */
    private static String text(byte[] content) {
        if (begins(content, "\u00FF\u00FE") || begins(content, "\u00FE\u00FF")) {
            return new String(content, StandardCharsets.UTF_16);
        }
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                return charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            } catch (CharacterCodingException next) {
                // the next one may fit
            }
        }
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private static void lines(String text, Gate.Places places) {
        int number = 0;
        for (String line : text.split("\n", -1)) {
            places.look("第 " + ++number + " 行", line);
        }
    }

    private static boolean picture(byte[] content) {
        return begins(content, "\u00FF\u00D8\u00FF")
                || begins(content, "\u0089PNG")
                || begins(content, "GIF8")
                || begins(content, "RIFF")
                || content.length > 12
                        && Arrays.equals(content, 4, 8, "ftyp".getBytes(StandardCharsets.US_ASCII), 0, 4);
    }

    private static boolean begins(byte[] content, String latin1) {
        byte[] start = latin1.getBytes(StandardCharsets.ISO_8859_1);
        return content.length >= start.length && Arrays.equals(content, 0, start.length, start, 0, start.length);
    }
}
