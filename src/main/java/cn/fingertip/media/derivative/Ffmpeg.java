package cn.fingertip.media.derivative;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * ffmpeg, told everything: which demuxer and decoders to use (by guessing it would open a playlist and what that names),
 * that files are all it may open, and to carry nothing over.
 */
@ApplicationScoped
class Ffmpeg {
    /** What a thing of our own making is like; null where it has none of it. */
    record Measured(Integer width, Integer height, Long millis) {}

    private static final int MEGABYTE = 1024 * 1024;

    private static final List<String> NOTHING_CARRIED_OVER = List.of(
            "-map_metadata",
            "-1",
            "-map_chapters",
            "-1",
            "-dn",
            "-sn",
            // Else it writes its own name and version.
            "-fflags",
            "+bitexact",
            "-flags:v",
            "+bitexact",
            "-flags:a",
            "+bitexact");

    private final Sandbox sandbox;
    private final DerivativeConfig config;
    private final ObjectMapper mapper;

    Ffmpeg(Sandbox sandbox, DerivativeConfig config, ObjectMapper mapper) {
        this.sandbox = sandbox;
        this.config = config;
        this.mapper = mapper;
    }

    /**
     * @param demuxer the only one that is used
     * @param decoders the only ones that may be used, separated by commas
     * @param in the file to read, seen from the bench
     * @param how what to make
     * @param out the name to write it under
     * @return whether there is something under that name
     */
    boolean convert(
            Bench bench, int cpuSeconds, String demuxer, String decoders, String in, List<String> how, String out)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-loglevel", "error", "-y"));
        arguments.addAll(List.of("-threads", "1", "-filter_threads", "1"));
        arguments.addAll(List.of("-protocol_whitelist", "file", "-format_whitelist", demuxer, "-f", demuxer));
        arguments.addAll(List.of("-codec_whitelist", decoders, "-max_pixels", Long.toString(config.pixels())));
        arguments.addAll(List.of("-i", "file:" + in));
        arguments.addAll(NOTHING_CARRIED_OVER);
        arguments.addAll(how);
        arguments.addAll(List.of("-threads", "1", "file:" + Bench.OUT + "/" + out));
        Sandbox.Ended ended = sandbox.run(bench, cpuSeconds, Program.FFMPEG, arguments);
        Path written = bench.out(out);
        return ended.exit() == 0 && Files.isRegularFile(written) && Files.size(written) > 0;
    }

    /** @return seconds of one processor for a film or recording: more for a longer one */
    int secondsFor(Bench bench) throws IOException {
        long bytes = Files.size(bench.original()) - config.free().asLongValue();
        return (int) (config.cpuSeconds() + Math.max(0, bytes) / MEGABYTE * config.cpuSecondsPerMegabyte());
    }

    /** @return a filter that makes a picture no larger than this on either side, sides even */
    static String within(int edge) {
        return "scale=w='min(%1$d,iw)':h='min(%1$d,ih)':force_original_aspect_ratio=decrease:force_divisible_by=2"
                .formatted(edge);
    }

    /** Makes the poster of a thing of our own making. */
    boolean poster(Bench bench, String demuxer, String of, List<String> from, String poster) throws IOException {
        List<String> how = new ArrayList<>(from);
        how.addAll(List.of("-frames:v", "1", "-an", "-vf", within(config.posterEdge()) + ",format=yuvj420p"));
        how.addAll(List.of("-c:v", "mjpeg", "-q:v", "5", "-f", "mjpeg"));
        return convert(bench, config.cpuSecondsAfter(), demuxer, "mjpeg,h264", Bench.OUT + "/" + of, how, poster);
    }

    /** @return empty where there is neither picture nor sound in it */
    Optional<Measured> measure(Bench bench, String demuxer, String of) throws IOException {
        Sandbox.Ended ended = sandbox.run(
                bench,
                config.cpuSecondsAfter(),
                Program.FFPROBE,
                List.of(
                        "-v",
                        "error",
                        "-protocol_whitelist",
                        "file",
                        "-f",
                        demuxer,
                        "-of",
                        "json",
                        "-show_entries",
                        "format=duration:stream=width,height",
                        "file:" + Bench.OUT + "/" + of));
        if (ended.exit() != 0) {
            return Optional.empty();
        }
        JsonNode found = mapper.readTree(ended.said());
        JsonNode streams = found.path("streams");
        if (streams.isEmpty()) {
            return Optional.empty();
        }
        Integer width = null;
        Integer height = null;
        for (JsonNode stream : streams) {
            if (stream.has("width")) {
                width = stream.get("width").asInt();
                height = stream.get("height").asInt();
            }
        }
        double seconds = found.path("format").path("duration").asDouble(0);
        return Optional.of(new Measured(width, height, Math.round(seconds * 1000)));
    }
}
