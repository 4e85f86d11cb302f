package cn.fingertip.roster.importing.file;

import cn.fingertip.roster.importing.finding.Findings;
import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.importing.sheet.Limits;
import cn.fingertip.roster.importing.sheet.ReadFile;
import cn.fingertip.roster.importing.sheet.SheetReading;
import cn.fingertip.roster.importing.sheet.Wanted;
import cn.fingertip.roster.importing.sheet.header.Mapping;
import cn.fingertip.roster.programme.AmountRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process of its own, with little memory, that reads the files it is given and says what came of each. */
final class HostileReader {
    private HostileReader() {}

    /** @param args paths; for each a line with the file's name, what came of it and the milliseconds of processor time it took */
    public static void main(String[] args) throws IOException {
        // Classes are loaded and warm when a file arrives at a server.
        read(Path.of(args[0]));
        for (String file : args) {
            long begun = used();
            String outcome = read(Path.of(file));
            System.out.println(Path.of(file).getFileName() + " " + outcome + " " + (used() - begun) / 1_000_000);
        }
    }

    /** @return nanoseconds of processor time of all threads so far, those that compile and collect included */
    private static long used() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static String read(Path file) throws IOException {
        SheetReading reading = new SheetReading(
                new Wanted(AmountRule.PRODUCT, "亩", 2025),
                ReadFile.anyVillage(),
                ReadFile.hashes(),
                Mapping.NONE,
                new Findings(),
                List.of()::contains);
        try {
            RowReader.of(() -> Files.newByteChannel(file), Limits.USUAL).read(reading);
            return "read";
        } catch (RefusedFile refused) {
            return refused.finding().code();
        }
    }
}
