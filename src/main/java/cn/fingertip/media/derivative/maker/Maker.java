package cn.fingertip.media.derivative.maker;

import cn.fingertip.media.derivative.sandbox.Bench;
import java.io.IOException;
import java.util.Optional;

/** Makes of an original what can be shown of it, by making it anew: nothing is carried over but what one sees and hears. */
public interface Maker {
    /**
     * @return empty where nothing can be made of it
     * @throws IOException where this machine could not: that says nothing of the file
     */
    Optional<Made> make(Bench bench) throws IOException;
}
