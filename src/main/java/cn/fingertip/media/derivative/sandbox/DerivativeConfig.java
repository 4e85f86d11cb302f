package cn.fingertip.media.derivative.sandbox;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What making one thing that can be shown may cost, so that no file can take the server down. */
@ConfigMapping(prefix = "fingertip.media.derivative")
public interface DerivativeConfig {
    /**
     * Where originals lie in the open while something is made of them. It must be kept in memory (tmpfs): on any other
     * file system nothing is made. It holds the largest upload and {@link #output} twice for each of {@link #atOnce}.
     */
    @WithDefault("/dev/shm/fingertip")
    Path bench();

    /** Folders in which programs are looked for; those of the PATH where none are named. */
    Optional<List<Path>> programs();

    /**
     * Films and recordings worked on at one time in this replica; look-ups come first. As many pictures and papers are,
     * besides: they take seconds, and wait for no film.
     */
    @WithDefault("1")
    int atOnce();

    /**
     * Whether this replica begins as soon as a file has come in. Replicas that answer villagers only should not, where the
     * inspectors' requests go to replicas of their own: there a file is made when an inspector first asks, and look-ups
     * share no processor with films.
     */
    @WithDefault("true")
    boolean onArrival();

    /**
     * Films and recordings, and as many pictures and papers, that wait for their turn after they came in. What does not
     * fit is made when somebody asks to see it.
     */
    @WithDefault("500")
    int waiting();

    /** Seconds of one processor that the program reading an original may take; two that read it share them. */
    @WithDefault("16")
    int cpuSeconds();

    /** Seconds of one processor for each further program, which reads only what the first has made. */
    @WithDefault("2")
    int cpuSecondsAfter();

    /**
     * Seconds of one processor for each MiB of a film or recording at most, where what it says of its length asks for
     * more than {@link #cpuSeconds}: who sends little cannot keep us busy long by claiming much.
     */
    @WithDefault("30")
    int cpuSecondsPerMegabyte();

    /** Seconds of one processor for any film or recording at most; of a longer one the beginning is shown. */
    @WithDefault("1800")
    int cpuSecondsMost();

    /** Address space of a program: a picture of {@link #pixels} fits, hardly more. */
    @WithDefault("2G")
    MemorySize memory();

    /** Bytes that a program may write, into one file and into all together. */
    @WithDefault("300M")
    MemorySize output();

    /** Dots of a picture: phones make 200 million. */
    @WithDefault("256000000")
    long pixels();

    /** Longer side of a picture or page that is shown, in dots. */
    @WithDefault("2560")
    int pictureEdge();

    /** Longer side of a film that is shown, in dots. */
    @WithDefault("1280")
    int filmEdge();

    /** Longer side of a poster, in dots. */
    @WithDefault("480")
    int posterEdge();

    /** Pages of a PDF that are shown. */
    @WithDefault("40")
    int pages();
}
