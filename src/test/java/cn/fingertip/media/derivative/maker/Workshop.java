package cn.fingertip.media.derivative.maker;

import cn.fingertip.media.derivative.sandbox.Bench;
import cn.fingertip.media.derivative.sandbox.Benches;
import cn.fingertip.media.derivative.sandbox.DerivativeConfig;
import cn.fingertip.media.derivative.sandbox.Programs;
import cn.fingertip.media.derivative.sandbox.Sandbox;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** All that makes derivatives, as a site has it by default, without a server around. */
public final class Workshop implements AutoCloseable {
    /** What was made, its first view and its poster read back before the bench was cleared. */
    public record Result(Made made, byte[] view, byte[] poster) {}

    public final Benches benches;
    public final Programs programs;
    public final Sandbox sandbox;
    private final Makers makers;

    /** As a site has it by default. */
    public Workshop() {
        this(Map.of());
    }

    /** @param settings other than by default */
    public Workshop(Map<String, String> settings) {
        DerivativeConfig config = config(settings);
        benches = new Benches(config);
        programs = new Programs(config);
        sandbox = new Sandbox(benches, programs, config);
        makers = new Makers(new Ffmpeg(sandbox, config, new ObjectMapper()), sandbox, config);
    }

    public static DerivativeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withDefaultValues(settings)
                .withMapping(DerivativeConfig.class)
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .build()
                .getConfigMapping(DerivativeConfig.class);
    }

    /** @return empty where it cannot be shown */
    public Optional<Result> make(String mediaType, byte[] original) throws IOException {
        try (Bench bench = benches.setUp(original.length)) {
            Files.write(bench.original(), original);
            Optional<Made> made = makers.of(mediaType).orElseThrow().make(bench);
            if (made.isEmpty()) {
                return Optional.empty();
            }
            Path poster = made.get().poster();
            return Optional.of(new Result(
                    made.get(),
                    Files.readAllBytes(made.get().views().getFirst()),
                    poster == null ? null : Files.readAllBytes(poster)));
        }
    }

    @Override
    public void close() throws IOException {
        benches.clear();
    }
}
