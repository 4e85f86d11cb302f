package cn.fingertip.roster.download;

import cn.fingertip.kernel.http.Conditional;
import cn.fingertip.roster.lookup.LineView;
import cn.fingertip.roster.lookup.RosterView;
import cn.fingertip.roster.lookup.cache.CurrentVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;

/**
 * A published version that is asked for as a file.
 *
 * @param lines all of them, read while they are taken
 */
record Wanted(CurrentVersion.Published version, RosterView roster, Iterator<LineView> lines) {
    private static final int TAG_BYTES = 15;

    /**
     * The file is never kept, so its tag is made of all that it follows from: the immutable lines, the programme's
     * settings and the names of regions, and the head.
     *
     * @param form changes where the form of the file does
     */
    String etag(String form, String acceptEncoding) {
        String from =
                form + '\n' + version.versionId() + '\n' + version.revision() + '\n' + DownloadedRoster.of(roster);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(from.getBytes(StandardCharsets.UTF_8));
            return '"'
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TAG_BYTES))
                    + (Conditional.takesGzip(acceptEncoding) ? "-gzip\"" : "\"");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** @return {@code farmland-360735100-2025-v1.csv} */
    String asciiName(String extension) {
        return roster.programme().code() + "-" + roster.region().code() + "-" + roster.period() + "-v"
                + roster.version() + "." + extension;
    }

    /** @return the roster's title, and of a correction its number */
    String chineseName(String extension) {
        String correction = roster.version() > 1 ? "(第" + roster.version() + "版)" : "";
        return roster.title() + correction + "." + extension;
    }
}
