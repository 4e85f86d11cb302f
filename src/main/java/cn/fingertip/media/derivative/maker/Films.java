package cn.fingertip.media.derivative.maker;

import cn.fingertip.media.derivative.sandbox.Bench;
import cn.fingertip.media.derivative.sandbox.DerivativeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Makes of a film one that every browser plays: H.264 and AAC in MP4, its index in front. One without pictures is sound. */
final class Films implements Maker {
    private static final String VIEW = "view.mp4";
    private static final String DEMUXER = "mov";
    private static final String POSTER = "poster.jpg";
    private static final String DECODERS = "h264,hevc,mpeg4,h263,mjpeg,vp8,vp9,libdav1d,av1,"
            + "aac,mp3,mp3float,alac,amrnb,amrwb,opus,libopus,pcm_s16le,pcm_s16be,pcm_alaw,pcm_mulaw";

    private final Ffmpeg ffmpeg;
    private final DerivativeConfig config;

    Films(Ffmpeg ffmpeg, DerivativeConfig config) {
        this.ffmpeg = ffmpeg;
        this.config = config;
    }

    @Override
    public Optional<Made> make(Bench bench) throws IOException {
        Optional<Ffmpeg.Measured> claimed = ffmpeg.claimed(bench, DEMUXER, DECODERS);
        if (claimed.isEmpty()) {
            return Optional.empty();
        }
        Cost cost = Cost.of(claimed.get(), Files.size(bench.original()), config);
        List<String> how = List.of(
                "-map",
                "0:V:0?",
                "-map",
                "0:a:0?",
                "-vf",
                Ffmpeg.within(config.filmEdge()),
                "-pix_fmt",
                "yuv420p",
                "-fpsmax",
                "30",
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-crf",
                "25",
                // The encoder's settings stand in the film as a message.
                "-bsf:v",
                "filter_units=remove_types=6",
                "-c:a",
                "aac",
                "-b:a",
                "96k",
                "-ac",
                "2",
                "-fs",
                Long.toString(config.output().asLongValue() / 2),
                "-movflags",
                "+faststart",
                "-f",
                "mp4");
        if (!ffmpeg.convert(bench, cost, DEMUXER, DECODERS, Bench.ORIGINAL, how, VIEW)) {
            return Optional.empty();
        }
        Optional<Ffmpeg.Measured> measured = ffmpeg.measure(bench, DEMUXER, VIEW);
        if (measured.isEmpty() || measured.get().millis() == 0) {
            return Optional.empty();
        }
        Ffmpeg.Measured size = measured.get();
        Long whole = Made.whole(size.millis(), claimed.get().millis());
        if (size.width() == null) {
            return Optional.of(
                    new Made(List.of(bench.out(VIEW)), "audio/mp4", null, null, null, size.millis(), whole, null));
        }
        // Not the first picture, which is often dark or blurred.
        String at = Long.toString(Math.min(1000, size.millis() / 2)) + "ms";
        if (!ffmpeg.poster(bench, DEMUXER, VIEW, List.of("-ss", at), POSTER)) {
            return Optional.empty();
        }
        return Optional.of(new Made(
                List.of(bench.out(VIEW)),
                "video/mp4",
                bench.out(POSTER),
                size.width(),
                size.height(),
                size.millis(),
                whole,
                null));
    }
}
