package cn.fingertip.media.derivative.maker;

import cn.fingertip.media.derivative.sandbox.DerivativeConfig;
import cn.fingertip.media.derivative.sandbox.Sandbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Knows who makes what of which kind of file. */
@ApplicationScoped
public class Makers {
    private final Ffmpeg ffmpeg;
    private final Sandbox sandbox;
    private final DerivativeConfig config;

    Makers(Ffmpeg ffmpeg, Sandbox sandbox, DerivativeConfig config) {
        this.ffmpeg = ffmpeg;
        this.sandbox = sandbox;
        this.config = config;
    }

    /** @param mediaType by the file's content; empty where nobody makes anything of it */
    public Optional<Maker> of(String mediaType) {
        return switch (mediaType) {
            case "image/jpeg", "image/png", "image/webp", "image/gif", "image/heic" ->
                Optional.of(new Pictures(mediaType, ffmpeg, sandbox, config));
            case "video/mp4", "video/quicktime" -> Optional.of(new Films(ffmpeg, config));
            case "audio/mp4", "audio/mpeg", "audio/amr" -> Optional.of(new Sounds(mediaType, ffmpeg, config));
            case "application/pdf" -> Optional.of(new Pages(ffmpeg, sandbox, config));
            default -> Optional.empty();
        };
    }
}
