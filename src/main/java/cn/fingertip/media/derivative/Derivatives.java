package cn.fingertip.media.derivative;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.KeyWrap;
import cn.fingertip.kernel.Problem;
import cn.fingertip.media.FilesClaimed;
import cn.fingertip.media.MadeFiles;
import cn.fingertip.media.UploadedFile;
import cn.fingertip.media.derivative.DerivativeFacts.Piece;
import cn.fingertip.media.derivative.DerivativeView.State;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is shown of files instead of the originals, which tell where, when and with which phone they were taken. It is
 * made right after the claim, in the replica that has the key, else when somebody first asks.
 */
@ApplicationScoped
public class Derivatives {
    private final DerivativeRepository derivatives;
    private final MadeFiles made;
    private final MakingQueue queue;
    private final ObjectMapper mapper;

    Derivatives(DerivativeRepository derivatives, MadeFiles made, MakingQueue queue, ObjectMapper mapper) {
        this.derivatives = derivatives;
        this.made = made;
        this.queue = queue;
        this.mapper = mapper;
    }

    void claimed(@Observes(during = TransactionPhase.AFTER_SUCCESS) FilesClaimed claimed) {
        claimed.files().forEach(file -> queue.claimed(file, claimed.keys()));
    }

    /**
     * What can be seen of files of one owner; what is not made yet begins to be.
     *
     * @param keys that the files were claimed with
     * @throws IOException where what was made cannot be read
     */
    public Map<UUID, DerivativeView> of(List<UploadedFile> files, KeyWrap keys) throws IOException {
        Map<UUID, Derivative> known = QuarkusTransaction.joiningExisting()
                .call(() -> derivatives.of(files.stream().map(UploadedFile::id).toList()));
        Map<UUID, DerivativeView> views = new HashMap<>();
        for (UploadedFile file : files) {
            views.put(file.id(), view(file, known.get(file.id()), keys));
        }
        return views;
    }

    /** As {@link #of}, for people who did not send them. */
    public ShownFileList shown(List<UploadedFile> files, KeyWrap keys) throws IOException {
        if (files.isEmpty()) {
            return new ShownFileList(List.of());
        }
        Map<UUID, DerivativeView> views = of(files, keys);
        return new ShownFileList(files.stream()
                .map(file -> ShownFile.of(file, views.get(file.id())))
                .toList());
    }

    private DerivativeView view(UploadedFile file, Derivative derivative, KeyWrap keys) throws IOException {
        if (derivative == null) {
            return DerivativeView.of(queue.asked(file, keys) ? State.PREPARING : State.LATER);
        }
        if (derivative.facts == null) {
            return DerivativeView.of(State.CANNOT_BE_SHOWN);
        }
        return DerivativeView.of(facts(derivative, made.keyOf(file.id(), keys)));
    }

    /**
     * @param page from 1; of anything but a PDF there is one
     * @throws Problem 404 {@code not-found} for a page that is not shown, 409 {@code file-preparing} or {@code
     *     file-cannot-be-shown}, 503 {@code file-later}
     */
    public OpenPiece open(UploadedFile file, KeyWrap keys, int page) throws IOException {
        DataKey key = made.keyOf(file.id(), keys);
        List<Piece> views = ready(file, keys, key).views();
        if (page < 1 || page > views.size()) {
            throw noPage();
        }
        return open(views.get(page - 1), key);
    }

    /** As {@link #open}, a small picture of it; 404 {@code not-found} of sound. */
    public OpenPiece openPoster(UploadedFile file, KeyWrap keys) throws IOException {
        DataKey key = made.keyOf(file.id(), keys);
        Piece poster = ready(file, keys, key).poster();
        if (poster == null) {
            throw noPage();
        }
        return open(poster, key);
    }

    private OpenPiece open(Piece piece, DataKey key) throws IOException {
        return new OpenPiece(piece.mediaType(), piece.bytes(), made.open(piece.key(), key));
    }

    private DerivativeFacts ready(UploadedFile file, KeyWrap keys, DataKey key) throws IOException {
        Derivative derivative = QuarkusTransaction.joiningExisting().call(() -> derivatives.findById(file.id()));
        if (derivative == null && queue.asked(file, keys)) {
            throw Problem.conflict("file-preparing", "正在生成", "可查看的版本正在生成,请过几秒再试。");
        }
        if (derivative == null) {
            throw Problem.unavailable("file-later", "暂时无法生成", "可查看的版本暂时无法生成,原因不在这个文件,原件已保存。请几分钟后再试。", MakingQueue.REST);
        }
        if (derivative.facts == null) {
            throw Problem.conflict("file-cannot-be-shown", "无法显示", "这个文件无法显示,原件已保存。");
        }
        return facts(derivative, key);
    }

    private DerivativeFacts facts(Derivative derivative, DataKey key) throws IOException {
        return mapper.readValue(
                key.open(derivative.facts, Derivative.context(derivative.fileId)), DerivativeFacts.class);
    }

    private static Problem noPage() {
        return Problem.notFound("not-found", "没有找到", "没有这一页,或这个文件没有封面图。请从文件列表重新进入。");
    }
}
