package cn.fingertip.media.derivative;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class DerivativeRepository implements PanacheRepositoryBase<Derivative, UUID> {
    /** @return of those files that have any, by the file's id */
    Map<UUID, Derivative> of(Collection<UUID> files) {
        return list("fileId in ?1", files).stream()
                .collect(Collectors.toMap(derivative -> derivative.fileId, Function.identity()));
    }
}
