package cn.fingertip.media.derivative.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How bubblewrap is told to show a program nothing but the system's programs and its bench. */
final class Bubblewrap {
    /** Processes and threads of a program: bwrap's, its own. The kernel counts them in its name space alone. */
    private static final int PROCESSES = 64;

    /** Where programs are found, and what they need to find their libraries and fonts; nothing of this machine's own. */
    private static final List<String> OF_THE_SYSTEM = List.of(
            "/bin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/alternatives", "/etc/fonts", "/var/cache/fontconfig");

    private final Programs programs;

    Bubblewrap(Programs programs) {
        this.programs = programs;
    }

    /** @return what stands in front of the program's arguments, the program itself last */
    List<String> command(Bench bench, Program program) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(programs.require(Program.BUBBLEWRAP).toString());
        command.addAll(List.of("--unshare-all", "--die-with-parent", "--new-session", "--clearenv"));
        // Else what it used of the processor is nobody's.
        command.add("--as-pid-1");
        command.addAll(List.of("--cap-drop", "ALL"));
        command.addAll(List.of("--setenv", "PATH", "/usr/bin:/bin", "--setenv", "LANG", "C.UTF-8"));
        command.addAll(List.of("--ro-bind", "/usr", "/usr"));
        for (String path : OF_THE_SYSTEM) {
            command.addAll(List.of("--ro-bind-try", path, path));
        }
        command.addAll(List.of("--dev", "/dev"));
        command.addAll(List.of("--ro-bind", bench.folder().toString(), "/bench"));
        command.addAll(List.of("--bind", bench.out("").toString(), "/bench/" + Bench.OUT));
        Path limits = inside(Program.PRLIMIT, command);
        Path runs = inside(program, command);
        // The root and its devices lie in memory that no limit counts: it may write on its bench alone.
        command.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/"));
        command.addAll(List.of("--chdir", "/bench", "--"));
        command.addAll(List.of(limits.toString(), "--nproc=" + PROCESSES, "--", runs.toString()));
        return command;
    }

    /** One that lies elsewhere than the system's programs is shown by itself, where its links lead. */
    private Path inside(Program program, List<String> command) throws IOException {
        Path found = programs.require(program);
        if (!ofTheSystem(found)) {
            found = found.toRealPath();
            if (!ofTheSystem(found)) {
                command.addAll(List.of("--ro-bind", found.toString(), found.toString()));
            }
        }
        return found;
    }

    private static boolean ofTheSystem(Path program) {
        return program.startsWith("/usr") || program.startsWith("/bin");
    }
}
