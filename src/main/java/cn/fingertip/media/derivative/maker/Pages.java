package cn.fingertip.media.derivative.maker;

import cn.fingertip.media.derivative.sandbox.Bench;
import cn.fingertip.media.derivative.sandbox.DerivativeConfig;
import cn.fingertip.media.derivative.sandbox.Ended;
import cn.fingertip.media.derivative.sandbox.Program;
import cn.fingertip.media.derivative.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a picture of each page of a PDF: scripts, attachments, hidden text and who wrote it are not in a picture. */
final class Pages implements Maker {
    private static final String POSTER = "poster.jpg";
    private static final Pattern COUNT = Pattern.compile("(?m)^Pages:\\s+(\\d{1,6})$");

    private final Ffmpeg ffmpeg;
    private final Sandbox sandbox;
    private final DerivativeConfig config;

    Pages(Ffmpeg ffmpeg, Sandbox sandbox, DerivativeConfig config) {
        this.ffmpeg = ffmpeg;
        this.sandbox = sandbox;
        this.config = config;
    }

    @Override
    public Optional<Made> make(Bench bench) throws IOException {
        Ended told = sandbox.run(bench, config.cpuSecondsAfter(), Program.PDFINFO, List.of(Bench.ORIGINAL));
        Matcher count = COUNT.matcher(new String(told.said(), StandardCharsets.UTF_8));
        if (told.exit() != 0 || !count.find()) {
            return Optional.empty();
        }
        Ended ended = sandbox.run(
                bench,
                config.cpuSeconds(),
                Program.PDFTOPPM,
                List.of(
                        "-q",
                        "-jpeg",
                        "-jpegopt",
                        "quality=80",
                        "-scale-to",
                        Integer.toString(config.pictureEdge()),
                        "-f",
                        "1",
                        "-l",
                        Integer.toString(config.pages()),
                        Bench.ORIGINAL,
                        Bench.OUT + "/page"));
        List<Path> pages = bench.written("page");
        if (ended.exit() != 0 && !pages.isEmpty()) {
            // It was stopped in the middle of the last one; the pages before are whole.
            pages = pages.subList(0, pages.size() - 1);
        }
        if (pages.isEmpty()
                || !ffmpeg.poster(
                        bench, "jpeg_pipe", pages.getFirst().getFileName().toString(), List.of(), POSTER)) {
            return Optional.empty();
        }
        return Optional.of(new Made(
                pages,
                "image/jpeg",
                bench.out(POSTER),
                null,
                null,
                null,
                null,
                Math.max(pages.size(), Integer.parseInt(count.group(1)))));
    }
}
