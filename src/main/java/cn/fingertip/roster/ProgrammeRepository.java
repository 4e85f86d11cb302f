package cn.fingertip.roster;

import cn.fingertip.kernel.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Subsidy programmes by their codes. */
@ApplicationScoped
public class ProgrammeRepository implements PanacheRepositoryBase<Programme, String> {
    /** @throws Problem 422 {@code programme-unknown} */
    public Programme require(String code) {
        Programme programme = code == null ? null : findById(code);
        if (programme == null) {
            throw Problem.rule("programme-unknown", "没有这个补贴项目", "没有这个补贴项目代码,请从补贴项目列表中选择。");
        }
        return programme;
    }

    List<Programme> inOrder() {
        return listAll(Sort.by("code"));
    }
}
