package cn.fingertip.report;

import cn.fingertip.kernel.Problem;
import cn.fingertip.region.Level;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kinds of report: rows of a table, so that an office can have kinds of its own. */
@ApplicationScoped
public class ReportKinds implements PanacheRepositoryBase<ReportKind, String> {
    /** @return in the order in which villagers see them */
    public List<Named> all() {
        return find("order by position, code").stream().map(ReportKind::named).toList();
    }

    /** @throws Problem 422 {@code report-kind-unknown} */
    public void require(String code) {
        List<Named> all = all();
        if (all.stream().noneMatch(kind -> kind.code().equals(code))) {
            String choices = all.stream()
                    .map(kind -> kind.name() + "(" + kind.code() + ")")
                    .collect(Collectors.joining("、"));
            throw Problem.rule("report-kind-unknown", "没有这种举报类别", "请选择举报类别:" + choices + "。");
        }
    }

    /** @return the lowest level of office that takes a kind that there is */
    public Level takenBy(String code) {
        return Level.valueOf(findById(code).takenBy.toUpperCase(Locale.ROOT));
    }
}
