package cn.fingertip.media.derivative.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fingertip.media.derivative.maker.Samples;
import cn.fingertip.media.derivative.maker.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a program is missing nothing is decided about a file; health says which, and once it is there it is used. */
class MissingProgramsIT {
    @TempDir
    private static Path folder;

    @TempDir
    private Path programs;

    private Workshop workshop;

    @BeforeEach
    void allPrograms() throws IOException {
        Programs ofTheSystem = new Programs(Workshop.config(Map.of()));
        for (Program program : Program.values()) {
            Files.createSymbolicLink(programs.resolve(program.command()), ofTheSystem.require(program));
        }
        workshop = new Workshop(Map.of("fingertip.media.derivative.programs", programs.toString()));
    }

    @AfterEach
    void close() throws IOException {
        workshop.close();
        // JUnit would take away the links too, and warn of each.
        for (Program program : Program.values()) {
            Files.delete(programs.resolve(program.command()));
        }
    }

    @Test
    void withoutFfmpegNoPictureIsMadeUntilItIsThere() throws IOException {
        comesBack(Program.FFMPEG, "image/jpeg", Samples.jpeg(folder, 1));
    }

    @Test
    void withoutLibheifNoPhonesPictureIsMade() throws IOException {
        comesBack(Program.HEIF_CONVERT, "image/heic", Samples.heic(folder));
    }

    @Test
    void withoutPopplerNoPaperIsMade() throws IOException {
        comesBack(Program.PDFINFO, "application/pdf", Samples.pdf());
        comesBack(Program.PDFTOPPM, "application/pdf", Samples.pdf());
    }

    @Test
    void withoutBubblewrapThereAreLimitsOnly() throws IOException {
        Sandbox.Kind whole = workshop.sandbox.kind();
        Path hidden = hide(Program.BUBBLEWRAP);
        assertThat(workshop.sandbox.kind()).isEqualTo(Sandbox.Kind.LIMITS);
        assertThat(health("sandbox")).isEqualTo("limits");
        assertThat(health("bwrap")).isEqualTo(false);
        assertThat(workshop.make("image/jpeg", Samples.jpeg(folder, 1))).isPresent();
        show(Program.BUBBLEWRAP, hidden);
        assertThat(workshop.sandbox.kind()).isEqualTo(whole);
    }

    @Test
    void withNothingToHoldProgramsBackNoneIsRun() throws IOException {
        Path hidden = hide(Program.PRLIMIT);
        assertThat(workshop.sandbox.kind()).isEqualTo(Sandbox.Kind.NONE);
        assertThat(health("prlimit")).isEqualTo(false);
        byte[] photo = Samples.jpeg(folder, 1);
        assertThatThrownBy(() -> workshop.make("image/jpeg", photo)).isInstanceOf(IOException.class);
        show(Program.PRLIMIT, hidden);
        assertThat(workshop.make("image/jpeg", photo)).isPresent();
    }

    private void comesBack(Program program, String mediaType, byte[] original) throws IOException {
        Path hidden = hide(program);
        assertThat(health(program.command())).isEqualTo(false);
        assertThatThrownBy(() -> workshop.make(mediaType, original))
                .as("what says nothing of the file, so that it is tried again")
                .isInstanceOf(IOException.class)
                .hasMessageContaining(program.command() + " is not installed");
        show(program, hidden);
        assertThat(health(program.command())).isEqualTo(true);
        assertThat(workshop.make(mediaType, original)).isPresent();
    }

    private Path hide(Program program) throws IOException {
        Path shown = programs.resolve(program.command());
        Path target = Files.readSymbolicLink(shown);
        Files.delete(shown);
        return target;
    }

    private void show(Program program, Path target) throws IOException {
        Files.createSymbolicLink(programs.resolve(program.command()), target);
    }

    private Object health(String what) {
        return new MediaTools(workshop.sandbox, workshop.benches, workshop.programs)
                .call()
                .getData()
                .orElseThrow()
                .get(what);
    }
}
