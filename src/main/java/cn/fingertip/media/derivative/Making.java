package cn.fingertip.media.derivative;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.KeyWrap;
import cn.fingertip.media.MadeFiles;
import cn.fingertip.media.UploadedFile;
import cn.fingertip.media.Uploads;
import cn.fingertip.media.derivative.DerivativeFacts.Piece;
import cn.fingertip.media.derivative.maker.Made;
import cn.fingertip.media.derivative.maker.Maker;
import cn.fingertip.media.derivative.maker.Makers;
import cn.fingertip.media.derivative.sandbox.Bench;
import cn.fingertip.media.derivative.sandbox.Benches;
import cn.fingertip.media.derivative.sandbox.DerivativeConfig;
import cn.fingertip.media.sealed.SealedStore;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Makes what can be shown of one file, and keeps it sealed under the file's own key. */
@ApplicationScoped
class Making {
    private static final Logger LOG = Logger.getLogger(Making.class);

    private final Uploads uploads;
    private final MadeFiles made;
    private final Benches benches;
    private final Makers makers;
    private final DerivativeRepository derivatives;
    private final DerivativeConfig config;
    private final ObjectMapper mapper;

    Making(
            Uploads uploads,
            MadeFiles made,
            Benches benches,
            Makers makers,
            DerivativeRepository derivatives,
            DerivativeConfig config,
            ObjectMapper mapper) {
        this.uploads = uploads;
        this.made = made;
        this.benches = benches;
        this.makers = makers;
        this.derivatives = derivatives;
        this.config = config;
        this.mapper = mapper;
    }

    /**
     * Makes it, unless it is there already.
     *
     * @param keys that the file was claimed with
     * @throws IOException where it could not be made here and now, which may be tried again; that the file itself cannot
     *     be shown is noted and no error
     */
    void make(UploadedFile file, KeyWrap keys) throws IOException {
        if (QuarkusTransaction.requiringNew().call(() -> derivatives.findById(file.id())) != null) {
            return;
        }
        DataKey key = made.keyOf(file.id(), keys);
        Optional<Maker> maker = makers.of(file.mediaType());
        if (maker.isEmpty()) {
            keep(file, null, List.of());
            return;
        }
        try (Bench bench = benches.setUp(file.bytes() + config.output().asLongValue())) {
            try (InputStream original = uploads.open(file.id(), keys)) {
                Files.copy(original, bench.original());
            }
            Optional<Made> result = maker.get().make(bench);
            if (result.isEmpty()) {
                keep(file, null, List.of());
            } else {
                keep(file, key, result.get());
            }
        }
    }

    private void keep(UploadedFile file, DataKey key, Made result) throws IOException {
        List<Piece> kept = new ArrayList<>();
        boolean whole = false;
        try {
            for (Path view : result.views()) {
                kept.add(keep(file, key, view, result.mediaType()));
            }
            List<Piece> views = List.copyOf(kept);
            Piece poster = result.poster() == null ? null : keep(file, key, result.poster(), "image/jpeg");
            if (poster != null) {
                kept.add(poster);
            }
            DerivativeFacts facts = new DerivativeFacts(
                    views,
                    poster,
                    result.width(),
                    result.height(),
                    result.millis(),
                    result.wholeMillis(),
                    result.pages());
            byte[] sealed = key.seal(mapper.writeValueAsBytes(facts), Derivative.context(file.id()));
            whole = true;
            keep(file, sealed, kept);
        } finally {
            if (!whole) {
                remove(kept);
            }
        }
    }

    private Piece keep(UploadedFile file, DataKey key, Path content, String mediaType) throws IOException {
        try (InputStream in = Files.newInputStream(content)) {
            SealedStore.Stored stored = made.keep(file.id(), key, in);
            return new Piece(stored.key(), mediaType, stored.bytes());
        }
    }

    /** Whoever comes second, on another replica, throws away what they made; so does who made it of a file just gone. */
    private void keep(UploadedFile file, byte[] facts, List<Piece> pieces) {
        boolean first = QuarkusTransaction.requiringNew().call(() -> {
            boolean wanted = made.lock(file.id()) && derivatives.findById(file.id()) == null;
            if (wanted) {
                derivatives.persist(new Derivative(file.id(), facts));
            }
            return wanted;
        });
        if (!first) {
            remove(pieces);
        }
    }

    private void remove(List<Piece> pieces) {
        for (Piece piece : pieces) {
            try {
                made.remove(piece.key());
            } catch (IOException e) {
                // It is sealed, known to nobody, and goes with the file's folder.
                LOG.warn("something made of a file that is not wanted could not be removed", e);
            }
        }
    }
}
