package cn.fingertip.roster.importing.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How the characters of a text file are written, told by trying: a mark at its beginning, else what decodes to the last
 * byte. UTF-8 comes before GB18030, which nearly anything is valid in.
 *
 * @param bom bytes of the mark
 */
record TextEncoding(Charset charset, int bom) {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int LOOK_AT = 4096;
    private static final byte END = 0x1A;

    /** @return empty where it is no text, or in no encoding that can be told for sure */
    static Optional<TextEncoding> of(byte[] content) {
        return candidates(content).stream()
                .filter(encoding -> encoding.decodes(content))
                .findFirst();
    }

    /** @return whether no byte in the beginning is one that text never has */
    static boolean looksLikeText(byte[] content) {
        for (int i = 0; i < Math.min(content.length, LOOK_AT); i++) {
            if (control(content[i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    /** @return without the sign with which programs of old ended a text, Ctrl-Z */
    static byte[] beforeEnd(byte[] content) {
        int end = content.length;
        while (end > 0 && content[end - 1] == END) {
            end--;
        }
        return end == content.length ? content : Arrays.copyOf(content, end);
    }

    String beginning(byte[] content, int bytes) {
        return new String(content, bom, Math.min(content.length - bom, bytes), charset);
    }

    private static List<TextEncoding> candidates(byte[] content) {
        if (starts(content, 0xEF, 0xBB, 0xBF)) {
            return List.of(new TextEncoding(StandardCharsets.UTF_8, 3));
        }
        if (starts(content, 0xFF, 0xFE)) {
            return List.of(new TextEncoding(StandardCharsets.UTF_16LE, 2));
        }
        if (starts(content, 0xFE, 0xFF)) {
            return List.of(new TextEncoding(StandardCharsets.UTF_16BE, 2));
        }
        if (looksLikeText(content)) {
            return List.of(new TextEncoding(StandardCharsets.UTF_8, 0), new TextEncoding(GB18030, 0));
        }
        return utf16(content);
    }

    /**
     * Separators, digits and line ends have a zero in their upper half; of Chinese texts only few characters, such as the
     * wide space, have one in their lower.
     */
    private static List<TextEncoding> utf16(byte[] content) {
        int[] zeros = new int[2];
        int length = Math.min(content.length, LOOK_AT) & ~1;
        for (int i = 0; i < length; i++) {
            zeros[i % 2] += content[i] == 0 ? 1 : 0;
        }
        int enough = Math.max(2, length / 40);
        if (content.length % 2 != 0
                || Math.max(zeros[0], zeros[1]) <= enough
                || Math.max(zeros[0], zeros[1]) < 3 * Math.min(zeros[0], zeros[1])) {
            return List.of();
        }
        return List.of(
                new TextEncoding(zeros[0] > zeros[1] ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, 0));
    }

    private boolean decodes(byte[] content) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(content, bom, content.length - bom);
        CharBuffer out = CharBuffer.allocate(8192);
        try {
            CoderResult result = CoderResult.OVERFLOW;
            while (result.isOverflow()) {
                out.clear();
                result = decoder.decode(in, out, true);
                if (result.isError()) {
                    result.throwException();
                }
                if (out.flip().chars().anyMatch(TextEncoding::control)) {
                    return false;
                }
            }
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private static boolean control(int c) {
        return c < 0x20 && c != '\t' && c != '\r' && c != '\n';
    }

    private static boolean starts(byte[] content, int... bytes) {
        if (content.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((content[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
