package cn.fingertip.roster.importing.sheet;

import cn.fingertip.roster.importing.file.RowReader;
import cn.fingertip.roster.importing.finding.Findings;
import cn.fingertip.roster.importing.sheet.header.Mapping;
import cn.fingertip.roster.importing.sheet.header.Recognised;
import cn.fingertip.roster.importing.sheet.row.Index;
import cn.fingertip.roster.importing.sheet.row.Indexes;
import cn.fingertip.roster.importing.sheet.row.Line;
import cn.fingertip.roster.importing.sheet.village.VillageNames;
import cn.fingertip.roster.programme.AmountRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A file read and checked outside the application; any village but 不存在的村 is taken. */
public final class ReadFile {
    public final List<Line> lines = new ArrayList<>();
    public final Findings findings = new Findings();
    public List<Recognised> recognised = List.of();

    public static ReadFile product(byte[] content, String unit) {
        return of(content, AmountRule.PRODUCT, unit, Limits.USUAL);
    }

    public static ReadFile of(byte[] content, AmountRule rule, String unit, Limits limits) {
        return of(content, rule, unit, limits, Mapping.NONE);
    }

    public static ReadFile of(byte[] content, AmountRule rule, String unit, Limits limits, Mapping mapping) {
        ReadFile result = new ReadFile();
        SheetReading sheets = new SheetReading(
                new Wanted(rule, unit, 2025),
                new AnyVillage(),
                new Hashes(),
                mapping,
                result.findings,
                result.lines::add);
        try {
            RowReader reader = RowReader.of(content, limits);
            reader.read(sheets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            result.recognised = sheets.recognised();
        }
        return result;
    }

    /** @return villages of which each name is one, 不存在的村 apart */
    public static VillageNames anyVillage() {
        return new AnyVillage();
    }

    public static Indexes hashes() {
        return new Hashes();
    }

    public static byte[] sample(String start) {
        try (var files = Files.list(Path.of("data", "rosters"))) {
            return Files.readAllBytes(
                    files.filter(f -> f.getFileName().toString().startsWith(start))
                            .findFirst()
                            .orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long totalFen() {
        return lines.stream().mapToLong(Line::amountFen).sum();
    }

    public List<String> places() {
        return findings.kept().stream()
                .map(f -> f.row() + " " + f.column() + " " + f.code())
                .toList();
    }

    private static final class AnyVillage implements VillageNames {
        @Override
        public Optional<String> only() {
            return Optional.empty();
        }

        @Override
        public Optional<String> find(String township, String village) {
            boolean none = village.equals("不存在的村")
                    || village.startsWith("Sheet")
                    || village.contains("(")
                    || village.equals("发放清册");
            if (none) {
                return Optional.empty();
            }
            return Optional.of(village.contains("乙") ? "360735100212" : "360735100211");
        }
    }

    private static final class Hashes implements Indexes {
        @Override
        public Index id(String id18) {
            return hash("id", id18);
        }

        @Override
        public Index card(String digits) {
            return hash("card", digits);
        }

        private static Index hash(String kind, String value) {
            try {
                MessageDigest sha = MessageDigest.getInstance("SHA-256");
                sha.update(ByteBuffer.wrap(kind.getBytes(StandardCharsets.UTF_8)));
                return new Index(sha.digest(value.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
