import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** CPU seconds that a server and PostgreSQL have taken, where the system tells: wall times alone hide a busy machine. */
final class Cpu {
    private final String server = System.getenv("BENCH_SERVER");
    private final String postgres = System.getenv("BENCH_POSTGRES");

    double server() {
        return server == null ? 0 : seconds(Path.of("/proc", server));
    }

    /** @return of the main process and its children that still run */
    double postgres() {
        if (postgres == null) {
            return 0;
        }
        double sum = seconds(Path.of("/proc", postgres));
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path each : processes.filter(path -> path.getFileName().toString().matches("\\d+")).toList()) {
                String[] fields = fields(each);
                if (fields.length > 1 && fields[1].equals(postgres)) {
                    sum += seconds(each);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return sum;
    }

    private static double seconds(Path process) {
        String[] fields = fields(process);
        // user and system time in ticks of a hundredth of a second
        return fields.length < 13 ? 0 : (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }

    /** What stands after the program's name, which may hold spaces: state, parent … */
    private static String[] fields(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        } catch (IOException gone) {
            return new String[0];
        }
    }
}
