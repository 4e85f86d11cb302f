package cn.fingertip.media.derivative;

import java.util.List;

/**
 * What was made of a file.
 *
 * @param views what is shown: one, or a picture for each page
 * @param poster a small picture of it, null of sound
 * @param width dots, null of sound and pages
 * @param height dots, null of sound and pages
 * @param millis how long it plays, null of pictures and pages
 * @param wholeMillis how long the original says it is, null where all of it is shown
 * @param pages how many there are in all, shown or not; null of anything else
 */
record DerivativeFacts(
        List<Piece> views, Piece poster, Integer width, Integer height, Long millis, Long wholeMillis, Integer pages) {

    /**
     * @param key by which the storage knows it
     * @param bytes plain length
     */
    record Piece(String key, String mediaType, long bytes) {}
}
