package cn.fingertip.media.derivative.sandbox;

import java.util.List;

/** Programs of the system that are run, by the names under which Debian installs them. */
public enum Program {
    FFMPEG("ffmpeg"),
    FFPROBE("ffprobe"),
    /** By its second name in newer releases of libheif. */
    HEIF_CONVERT("heif-convert", "heif-dec"),
    PDFTOPPM("pdftoppm"),
    PDFINFO("pdfinfo"),
    BUBBLEWRAP("bwrap"),
    PRLIMIT("prlimit"),
    TIMEOUT("timeout");

    private final List<String> commands;

    Program(String... commands) {
        this.commands = List.of(commands);
    }

    List<String> commands() {
        return commands;
    }

    String command() {
        return commands.getFirst();
    }
}
