package cn.fingertip.media.derivative.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.fingertip.media.derivative.sandbox.Bench;
import cn.fingertip.media.derivative.sandbox.Ended;
import cn.fingertip.media.derivative.sandbox.Program;
import cn.fingertip.media.derivative.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Films of minutes are shown, or said to be shown in part; trouble of the machine is no verdict on them. */
class LongFilmIT {
    /** So much of a film is made in the least time that a site may give. */
    private static final Map<String, String> TIGHT = Map.of(
            "fingertip.media.derivative.cpu-seconds", "4",
            "fingertip.media.derivative.cpu-seconds-most", "4");

    @TempDir
    private Path folder;

    @Test
    void aFilmOfThreeMinutesIsShownWhole() throws IOException {
        try (Workshop workshop = new Workshop()) {
            Made made = workshop.make("video/mp4", film(180, "5")).orElseThrow().made();
            assertThat(made.millis()).isBetween(179_000L, 181_000L);
            assertThat(made.wholeMillis()).isNull();
        }
    }

    @Test
    void ofWhatIsTooLongTheBeginningIsShownAndSaidToBe() throws IOException {
        try (Workshop workshop = new Workshop(TIGHT)) {
            Made made = workshop.make("video/mp4", film(60, "5")).orElseThrow().made();
            assertThat(made.millis()).isBetween(500L, 10_000L);
            assertThat(made.wholeMillis()).isBetween(59_000L, 61_000L);
        }
    }

    @Test
    void aFilmThatFillsItsRoomIsSaidToBeCut() throws IOException {
        try (Workshop workshop = new Workshop(Map.of("fingertip.media.derivative.output", "400K"))) {
            Made made = workshop.make("video/mp4", film(120, "5")).orElseThrow().made();
            assertThat(made.millis()).isLessThan(110_000L);
            assertThat(made.wholeMillis()).isGreaterThan(119_000L);
        }
    }

    @Test
    void aKillThatNobodyOrderedIsNoVerdict() throws IOException {
        try (Workshop workshop = new Workshop();
                Bench bench = workshop.benches.setUp(0)) {
            Thread.ofVirtual().start(LongFilmIT::killAsTheKernelDoes);
            assertThatThrownBy(() -> workshop.sandbox.run(bench, 600, Program.TIMEOUT, List.of("600", "sleep", "599")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("memory");
        }
    }

    @Test
    void theClockIsNoVerdict() throws IOException {
        try (Workshop workshop = new Workshop();
                Bench bench = workshop.benches.setUp(0)) {
            assertThatThrownBy(() -> workshop.sandbox.run(bench, 1, Program.TIMEOUT, List.of("600", "sleep", "598")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("processor time");
        }
    }

    @Test
    void whatWritesTooMuchInAllIsEnded() throws IOException {
        try (Workshop workshop = new Workshop(Map.of("fingertip.media.derivative.output", "1M"));
                Bench bench = workshop.benches.setUp(0)) {
            List<String> pictures = List.of(
                    "-nostdin",
                    "-v",
                    "quiet",
                    "-f",
                    "lavfi",
                    "-i",
                    "testsrc=size=1280x720:rate=25",
                    "-f",
                    "image2",
                    "out/%06d.bmp");
            Ended ended = workshop.sandbox.run(bench, 60, Program.FFMPEG, pictures);
            assertThat(ended.exit()).isNotZero();
            assertThat(ended.outOfTime()).isFalse();
        }
    }

    @Test
    void nothingIsWrittenBesideTheBench() throws IOException {
        try (Workshop workshop = new Workshop();
                Bench bench = workshop.benches.setUp(0)) {
            if (workshop.sandbox.kind() == Sandbox.Kind.BUBBLEWRAP) {
                for (String place : List.of("/tmp", "/dev/shm", "/")) {
                    Ended ended = workshop.sandbox.run(
                            bench,
                            2,
                            Program.TIMEOUT,
                            List.of("2", "touch", Path.of(place, "left").toString()));
                    assertThat(ended.exit()).as(place).isNotZero();
                }
            }
            assertThat(workshop.sandbox
                            .run(bench, 2, Program.TIMEOUT, List.of("2", "touch", "out/left"))
                            .exit())
                    .isZero();
            assertThat(bench.out("left")).exists();
        }
    }

    private static void killAsTheKernelDoes() {
        await().until(() -> ProcessHandle.current()
                .descendants()
                .filter(one -> one.info().arguments().stream()
                        .anyMatch(all -> List.of(all).contains("599")))
                .filter(one -> one.info().command().orElse("").endsWith("timeout"))
                .map(ProcessHandle::destroyForcibly)
                .findAny()
                .isPresent());
    }

    /** Few pictures a second, little in motion: it is made in seconds. */
    private byte[] film(int seconds, String rate) throws IOException {
        Tools.run(
                folder,
                "ffmpeg",
                "-nostdin",
                "-v",
                "error",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "testsrc=size=1280x720:rate=" + rate + ":duration=" + seconds,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p",
                "film.mp4");
        return Files.readAllBytes(folder.resolve("film.mp4"));
    }
}
