package cn.fingertip.media.derivative;

import java.nio.file.Path;
import java.util.List;

/**
 * What a maker has left on the bench; see {@link DerivativeFacts}.
 *
 * @param mediaType of each view
 * @param poster a JPEG, null of sound
 */
record Made(
        List<Path> views, String mediaType, Path poster, Integer width, Integer height, Long millis, Integer pages) {}
