package cn.fingertip.media.derivative.maker;

import cn.fingertip.media.derivative.sandbox.Bench;
import cn.fingertip.media.derivative.sandbox.DerivativeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes of a recording one that every browser plays: AAC in MP4. The voice stays as it is. */
final class Sounds implements Maker {
    private static final String VIEW = "view.m4a";

    /** Demuxer and decoders by media type. */
    private static final Map<String, List<String>> KNOWN = Map.of(
            "audio/mp4", List.of("mov", "aac,alac,mp3,mp3float"),
            "audio/mpeg", List.of("mp3", "mp3,mp3float"),
            "audio/amr", List.of("amr", "amrnb,amrwb"));

    private final String mediaType;
    private final Ffmpeg ffmpeg;
    private final DerivativeConfig config;

    Sounds(String mediaType, Ffmpeg ffmpeg, DerivativeConfig config) {
        this.mediaType = mediaType;
        this.ffmpeg = ffmpeg;
        this.config = config;
    }

    @Override
    public Optional<Made> make(Bench bench) throws IOException {
        List<String> reader = KNOWN.get(mediaType);
        Optional<Ffmpeg.Measured> claimed = ffmpeg.claimed(bench, reader.getFirst(), reader.getLast());
        if (claimed.isEmpty()) {
            return Optional.empty();
        }
        // A cover has dots, but is not made anew.
        long millis = claimed.get().millis();
        Cost cost = Cost.of(new Ffmpeg.Measured(null, null, null, millis), Files.size(bench.original()), config);
        List<String> how = List.of(
                // A cover is a picture, and may have metadata of its own.
                "-vn",
                "-map",
                "0:a:0",
                "-c:a",
                "aac",
                "-aac_coder",
                "fast",
                "-b:a",
                "96k",
                "-fs",
                Long.toString(config.output().asLongValue() / 2),
                "-movflags",
                "+faststart",
                "-f",
                "mp4");
        if (!ffmpeg.convert(bench, cost, reader.getFirst(), reader.getLast(), Bench.ORIGINAL, how, VIEW)) {
            return Optional.empty();
        }
        return ffmpeg.measure(bench, "mov", VIEW)
                .filter(size -> size.millis() > 0)
                .map(size -> new Made(
                        List.of(bench.out(VIEW)),
                        "audio/mp4",
                        null,
                        null,
                        null,
                        size.millis(),
                        Made.whole(size.millis(), millis),
                        null));
    }
}
