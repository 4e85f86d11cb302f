package cn.fingertip.report.casework;

import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import cn.fingertip.report.Named;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportKinds;
import cn.fingertip.report.desk.OfficeStaffRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** What inspectors read in place of the codes of a report. */
@ApplicationScoped
class CaseNames {
    private final ReportKinds kinds;
    private final Regions regions;
    private final OfficeStaffRepository people;

    CaseNames(ReportKinds kinds, Regions regions, OfficeStaffRepository people) {
        this.kinds = kinds;
        this.regions = regions;
        this.people = people;
    }

    /** @return names for these reports, asked for once for all of them */
    Lookup of(Collection<Report> reports) {
        return new Lookup(
                kinds.all(),
                people.names(reports.stream()
                        .map(report -> report.assignee)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())));
    }

    /** @return the place, by its code where the region is not loaded */
    Named region(Report report) {
        return new Named(
                report.region, regions.find(report.region).map(RegionName::name).orElse(report.region));
    }

    /** Names of kinds, and of staff by id. */
    record Lookup(List<Named> kinds, Map<UUID, String> people) {
        /** @return the kind, by its code where it is no more */
        Named kind(Report report) {
            return kinds.stream()
                    .filter(kind -> kind.code().equals(report.kind))
                    .findFirst()
                    .orElseGet(() -> new Named(report.kind, report.kind));
        }

        /** @return null where nobody was given the report */
        Named assignee(Report report) {
            return report.assignee == null
                    ? null
                    : new Named(report.assignee.toString(), people.getOrDefault(report.assignee, ""));
        }
    }
}
