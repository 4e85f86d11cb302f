package cn.fingertip.media.derivative.maker;

import cn.fingertip.media.derivative.sandbox.Bench;
import cn.fingertip.media.derivative.sandbox.DerivativeConfig;
import cn.fingertip.media.derivative.sandbox.Ended;
import cn.fingertip.media.derivative.sandbox.Program;
import cn.fingertip.media.derivative.sandbox.Sandbox;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ffmpeg, told everything: which demuxer and decoders to use (by guessing it would open a playlist and what that names),
 * that files are all it may open, and to carry nothing over.
 */
@ApplicationScoped
class Ffmpeg {
    /**
     * What a film or recording says of itself; null where it has none of it.
     *
     * @param pictures a second
     * @param millis 0 where it does not say
     */
    record Measured(Integer width, Integer height, Double pictures, Long millis) {}

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

    private static final Pattern RATIO = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

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
     * @throws IOException where the program could not be run, or was killed for its processor time although an honest
     *     file may need more
     */
    boolean convert(Bench bench, Cost cost, String demuxer, String decoders, String in, List<String> how, String out)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-loglevel", "error", "-y"));
        arguments.addAll(List.of("-threads", "1", "-filter_threads", "1"));
        arguments.addAll(List.of("-protocol_whitelist", "file", "-format_whitelist", demuxer, "-f", demuxer));
        arguments.addAll(List.of("-codec_whitelist", decoders, "-max_pixels", Long.toString(config.pixels())));
        arguments.addAll(List.of("-i", "file:" + in));
        arguments.addAll(NOTHING_CARRIED_OVER);
        arguments.addAll(how);
        if (cost.shownMillis() != null) {
            arguments.addAll(List.of("-t", cost.shownMillis() + "ms"));
        }
        arguments.addAll(List.of("-threads", "1", "file:" + Bench.OUT + "/" + out));
        Ended ended = sandbox.run(bench, cost.cpuSeconds(), Program.FFMPEG, arguments);
        if (ended.outOfTime() && !cost.sure()) {
            throw new IOException("a film took longer than the processor time for its length");
        }
        Path written = bench.out(out);
        return ended.exit() == 0 && Files.isRegularFile(written) && Files.size(written) > 0;
    }

    /** As the other, where any honest file needs less than {@code cpuSeconds}. */
    boolean convert(
            Bench bench, int cpuSeconds, String demuxer, String decoders, String in, List<String> how, String out)
            throws IOException {
        return convert(bench, new Cost(cpuSeconds, null, true), demuxer, decoders, in, how, out);
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

    /** @return what a thing of our own making is like, empty where there is neither picture nor sound in it */
    Optional<Measured> measure(Bench bench, String demuxer, String of) throws IOException {
        return probe(bench, demuxer, Bench.OUT + "/" + of, List.of());
    }

    /**
     * @param demuxer the only one that is used
     * @param decoders the only ones that may be used, separated by commas
     * @return what the original claims to be; empty where it cannot be read at all
     */
    Optional<Measured> claimed(Bench bench, String demuxer, String decoders) throws IOException {
        return probe(
                bench, demuxer, Bench.ORIGINAL, List.of("-format_whitelist", demuxer, "-codec_whitelist", decoders));
    }

    private Optional<Measured> probe(Bench bench, String demuxer, String in, List<String> only) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-protocol_whitelist", "file"));
        arguments.addAll(only);
        arguments.addAll(List.of("-f", demuxer, "-of", "json"));
        arguments.addAll(List.of("-show_entries", "format=duration:stream=width,height,avg_frame_rate"));
        arguments.add("file:" + in);
        Ended ended = sandbox.run(bench, config.cpuSecondsAfter(), Program.FFPROBE, arguments);
        if (ended.exit() != 0) {
            return Optional.empty();
        }
        JsonNode found;
        try {
            found = mapper.readTree(ended.said());
        } catch (JsonProcessingException tooLong) {
            return Optional.empty();
        }
        JsonNode streams = found.path("streams");
        if (streams.isEmpty()) {
            return Optional.empty();
        }
        Integer width = null;
        Integer height = null;
        Double pictures = null;
        for (JsonNode stream : streams) {
            if (stream.path("width").asInt() > 0) {
                width = stream.get("width").asInt();
                height = stream.path("height").asInt();
                pictures = ratio(stream.path("avg_frame_rate").asText());
            }
        }
        double seconds = found.path("format").path("duration").asDouble(0);
        return Optional.of(new Measured(width, height, pictures, Math.round(seconds * 1000)));
    }

    private static double ratio(String text) {
        Matcher ratio = RATIO.matcher(text);
        if (!ratio.matches()) {
            return 0;
        }
        double under = Double.parseDouble(ratio.group(2));
        return under == 0 ? 0 : Double.parseDouble(ratio.group(1)) / under;
    }
}
