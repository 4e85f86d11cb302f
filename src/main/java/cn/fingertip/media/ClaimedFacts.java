package cn.fingertip.media;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.media.kind.FileFacts;
import cn.fingertip.media.part.UploadPart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * What is known of a claimed file, sealed under its key: in the open, digest or length would find who sent a document of
 * which each clerk was given a slightly different copy.
 *
 * @param parts in their order; none where there are so many that they stay in their table
 */
record ClaimedFacts(FileFacts file, long bytes, List<UploadPart> parts) {
    /** More would make a list of files slow. Who sends so many has sent pieces of a few bytes, which the disk shows too. */
    static final int MOST_PARTS = 1000;

    /** The sealed size tells in these steps how many parts there are, and nothing else. */
    private static final int BLOCK = 4096;

    /** Stands for a digest that nobody has reckoned yet. */
    private static final String NONE = "-";

    byte[] sealed(UUID id, DataKey key) {
        StringBuilder text = new StringBuilder();
        text.append(file.sha256() == null ? NONE : file.sha256())
                .append(' ')
                .append(file.mediaType())
                .append(' ')
                .append(bytes);
        for (UploadPart part : parts) {
            text.append('\n').append(part.storageKey());
            text.append(' ').append(part.startsAt()).append(' ').append(part.bytes());
        }
        return key.seal(padded(text.toString()), context(id));
    }

    static ClaimedFacts open(UUID id, DataKey key, byte[] sealed) {
        List<String> lines = key.openText(sealed, context(id)).strip().lines().toList();
        String[] file = lines.getFirst().split(" ", 3);
        List<UploadPart> parts = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] part = line.split(" ", 3);
            parts.add(UploadPart.of(part[0], id, Long.parseLong(part[1]), Long.parseLong(part[2])));
        }
        String sha256 = NONE.equals(file[0]) ? null : file[0];
        return new ClaimedFacts(new FileFacts(sha256, file[1]), Long.parseLong(file[2]), parts);
    }

    ClaimedFacts with(String sha256) {
        return new ClaimedFacts(new FileFacts(sha256, file.mediaType()), bytes, parts);
    }

    /** @return {@code text} with as many spaces behind it as make its length tell little */
    static byte[] padded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(bytes, (bytes.length / BLOCK + 1) * BLOCK);
        Arrays.fill(padded, bytes.length, padded.length, (byte) ' ');
        return padded;
    }

    private static String context(UUID id) {
        return "media.upload.facts:" + id;
    }
}
