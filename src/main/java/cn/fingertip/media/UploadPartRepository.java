package cn.fingertip.media;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class UploadPartRepository implements PanacheRepositoryBase<UploadPart, String> {
    /** All parts of an upload, in their order. */
    List<UploadPart> of(UUID uploadId) {
        return list("uploadId = ?1 order by startsAt", uploadId);
    }
}
