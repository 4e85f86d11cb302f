package cn.fingertip.media.derivative.maker;

import cn.fingertip.media.derivative.sandbox.Bench;
import cn.fingertip.media.derivative.sandbox.DerivativeConfig;
import cn.fingertip.media.derivative.sandbox.Program;
import cn.fingertip.media.derivative.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a JPEG of a picture's first frame, upright, no larger than a screen needs. */
final class Pictures implements Maker {
    private static final String VIEW = "view.jpg";
    private static final String POSTER = "poster.jpg";
    private static final String DECODED = "decoded.png";

    /** Demuxer and decoder by media type. */
    private static final Map<String, List<String>> KNOWN = Map.of(
            "image/jpeg", List.of("jpeg_pipe", "mjpeg"),
            "image/png", List.of("png_pipe", "png"),
            "image/webp", List.of("webp_pipe", "webp,vp8"),
            "image/gif", List.of("gif", "gif"),
            "image/heic", List.of("png_pipe", "png"));

    private final String mediaType;
    private final Ffmpeg ffmpeg;
    private final Sandbox sandbox;
    private final DerivativeConfig config;

    Pictures(String mediaType, Ffmpeg ffmpeg, Sandbox sandbox, DerivativeConfig config) {
        this.mediaType = mediaType;
        this.ffmpeg = ffmpeg;
        this.sandbox = sandbox;
        this.config = config;
    }

    @Override
    public Optional<Made> make(Bench bench) throws IOException {
        String in = Bench.ORIGINAL;
        int cpuSeconds = config.cpuSeconds();
        if (mediaType.equals("image/heic")) {
            // A phone's HEIC is a mosaic of films, which ffmpeg does not put together.
            in = Bench.OUT + "/" + DECODED;
            cpuSeconds /= 2;
            sandbox.run(bench, cpuSeconds, Program.HEIF_CONVERT, List.of(Bench.ORIGINAL, in));
            // Of several pictures in one file the first: they are numbered.
            List<Path> decoded = bench.written("decoded");
            if (decoded.isEmpty()) {
                return Optional.empty();
            }
            in = Bench.OUT + "/"
                    + (decoded.contains(bench.out(DECODED))
                            ? DECODED
                            : decoded.getFirst().getFileName());
        }
        List<String> reader = KNOWN.get(mediaType);
        List<String> how = List.of(
                "-frames:v",
                "1",
                "-map",
                "0:v:0",
                "-an",
                // Side data go last: the way up is among them, and has been followed by then.
                "-vf",
                Ffmpeg.within(config.pictureEdge()) + ",format=yuvj420p,sidedata=mode=delete",
                "-c:v",
                "mjpeg",
                "-q:v",
                "3",
                "-f",
                "mjpeg");
        if (!ffmpeg.convert(bench, cpuSeconds, reader.getFirst(), reader.getLast(), in, how, VIEW)
                || !ffmpeg.poster(bench, "jpeg_pipe", VIEW, List.of(), POSTER)) {
            return Optional.empty();
        }
        return ffmpeg.measure(bench, "jpeg_pipe", VIEW)
                .map(size -> new Made(
                        List.of(bench.out(VIEW)),
                        "image/jpeg",
                        bench.out(POSTER),
                        size.width(),
                        size.height(),
                        null,
                        null,
                        null));
    }
}
