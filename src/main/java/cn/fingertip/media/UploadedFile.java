package cn.fingertip.media;

import java.util.UUID;

/**
 * A finished upload that belongs to a report or wish.
 *
 * @param id by which its owner's staff ask for it; not the secret name in the upload's URL
 * @param owner {@code report:<id>} or {@code wish:<id>}
 * @param mediaType by its content, one of {@link cn.fingertip.media.kind.FileKind}'s
 * @param bytes plain length
 * @param sha256 of the plain content, lower-case hexadecimal; null where it is still being reckoned ({@link Uploads#digest})
 */
public record UploadedFile(UUID id, String owner, String mediaType, long bytes, String sha256) {}
