package cn.fingertip.media.derivative.maker;

import java.nio.file.Path;
import java.util.List;

/**
 * What a maker has left on the bench; see {@code DerivativeFacts}.
 *
 * @param mediaType of each view
 * @param poster a JPEG, null of sound
 */
public record Made(
        List<Path> views,
        String mediaType,
        Path poster,
        Integer width,
        Integer height,
        Long millis,
        Long wholeMillis,
        Integer pages) {
    /** What is less missing at the end than this is rounding of pictures, or sound that ends after them. */
    private static final long HARDLY = 2000;

    /** @return how long the original claims to be where that is more than what was made of it, else null */
    static Long whole(long made, long claimed) {
        return claimed - made > HARDLY ? claimed : null;
    }
}
