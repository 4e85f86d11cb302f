package cn.fingertip.roster.fund;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Figures by roster version. */
@ApplicationScoped
class FundRepository implements PanacheRepositoryBase<Fund, UUID> {}
