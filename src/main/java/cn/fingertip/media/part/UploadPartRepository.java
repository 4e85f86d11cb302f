package cn.fingertip.media.part;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Parts of uploads that nobody has claimed, and of those of very many parts. */
@ApplicationScoped
public class UploadPartRepository implements PanacheRepositoryBase<UploadPart, String> {
    /** All parts of an upload, in their order. */
    public List<UploadPart> of(UUID uploadId) {
        return list("uploadId = ?1 order by startsAt", uploadId);
    }
}
