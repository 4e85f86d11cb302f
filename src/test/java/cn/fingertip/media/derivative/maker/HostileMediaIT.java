package cn.fingertip.media.derivative.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fingertip.media.derivative.sandbox.Bench;
import cn.fingertip.media.derivative.sandbox.Program;
import cn.fingertip.media.derivative.sandbox.Sandbox;
import cn.fingertip.testsupport.Figures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Files that want to read, to call home or to wear the machine out: none does, and each ends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileMediaIT {
    /** Seconds of processor time a file may take, and what starting three programs costs besides. */
    private static final double MOST_SECONDS = 20.5;

    private final Workshop workshop = new Workshop();
    private final AtomicInteger calls = new AtomicInteger();
    private ServerSocket home;

    @TempDir
    private static Path folder;

    @BeforeAll
    void listen() throws IOException {
        home = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!home.isClosed()) {
                try (Socket caller = home.accept()) {
                    calls.addAndGet(caller.isBound() ? 1 : 0);
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    @AfterAll
    void close() throws IOException {
        home.close();
        workshop.close();
    }

    @Test
    void hostileFilesCannotBeShownAndHarmNothing() throws IOException {
        List<String> shown = new ArrayList<>();
        double most = 0;
        int files = 0;
        for (Map.Entry<String, byte[]> hostile :
                Samples.hostile(folder, home.getLocalPort()).entrySet()) {
            String type = hostile.getKey().substring(0, hostile.getKey().indexOf(' '));
            double before = Spent.seconds();
            Optional<Workshop.Result> result = workshop.make(type, hostile.getValue());
            double spent = Spent.seconds() - before;
            assertThat(spent).as(hostile.getKey()).isLessThan(MOST_SECONDS);
            most = Math.max(most, spent);
            files++;
            if (result.isPresent()) {
                shown.add(hostile.getKey());
            }
        }
        // A picture as large as phones make them is one, if an empty one; so is a large empty page.
        // What names another file for its pictures is shown with those it has itself.
        assertThat(shown)
                .isSubsetOf(
                        "image/png bomb just small enough",
                        "application/pdf bomb",
                        "video/mp4 that names another file");
        assertThat(calls).hasValue(0);
        Figures.note("row 6: %d hostile files in %s, at most %.1f s of processor time for one, no call, shown: %s"
                .formatted(files, workshop.sandbox.kind(), most, shown));
    }

    @Test
    void alteredFilesHarmNothing() throws IOException {
        // One seed, so that what fails once fails again; many more are tried by AlteredMediaIT.
        Random random = new Random(7);
        for (Map.Entry<String, byte[]> sample : Samples.ofPhones(folder).entrySet()) {
            byte[] altered = Samples.altered(sample.getValue(), random);
            double before = Spent.seconds();
            Optional<Workshop.Result> result = workshop.make(sample.getKey(), altered);
            assertThat(Spent.seconds() - before).as(sample.getKey()).isLessThan(MOST_SECONDS);
            result.ifPresent(made -> assertThat(made.view()).isNotEmpty());
        }
        assertThat(calls).hasValue(0);
    }

    @Test
    void aProgramIsHeldBack() throws IOException {
        assertThat(workshop.sandbox.kind()).isNotEqualTo(Sandbox.Kind.NONE);
        double before = Spent.seconds();
        assertThat(ffmpeg(1, "-f", "lavfi", "-i", "testsrc=size=1920x1080:rate=60", "-f", "null", "-"))
                .as("work without end")
                .isNotZero();
        assertThat(Spent.seconds() - before).isBetween(0.5, 3.0);
        if (workshop.sandbox.kind() == Sandbox.Kind.BUBBLEWRAP) {
            String server = "http://127.0.0.1:" + home.getLocalPort() + "/";
            assertThat(ffmpeg(5, "-f", "mp3", "-i", server, "-f", "null", "-")).isNotZero();
            Path secret = Files.writeString(folder.resolve("secret"), "0");
            for (String file : List.of("/etc/passwd", secret.toString(), "/proc/1/environ")) {
                assertThat(ffmpeg(5, "-f", "u8", "-i", file, "-f", "null", "-"))
                        .as(file)
                        .isNotZero();
            }
            assertThat(calls).hasValue(0);
        }
    }

    @Test
    void aMachineWithoutMemoryForItMakesNothingAndNotesNothing() throws IOException {
        try (Workshop onDisk = new Workshop(Map.of("fingertip.media.derivative.bench", "target/bench-on-disk"))) {
            assertThat(onDisk.sandbox.kind()).isEqualTo(Sandbox.Kind.NONE);
            assertThatThrownBy(() -> onDisk.make("image/jpeg", Samples.jpeg(folder, 1)))
                    .as("what says nothing of the file, so that it may be tried again")
                    .isInstanceOf(IOException.class);
        }
    }

    private int ffmpeg(int seconds, String... arguments) throws IOException {
        try (Bench bench = workshop.benches.setUp(0)) {
            List<String> all = new ArrayList<>(List.of("-nostdin", "-v", "quiet"));
            all.addAll(List.of(arguments));
            return workshop.sandbox.run(bench, seconds, Program.FFMPEG, all).exit();
        }
    }
}
