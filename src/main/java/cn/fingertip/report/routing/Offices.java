package cn.fingertip.report.routing;

import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.identity.staff.StaffNames;
import cn.fingertip.kernel.Problem;
import cn.fingertip.region.Level;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import cn.fingertip.report.ReportKinds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which office has a report: the one of the place that takes its kind, unless it is about that office, its people or
 * those above them; then one level up, until nobody there is meant (检举控告工作规则, 回避).
 */
@ApplicationScoped
public class Offices {
    /** A circle of superiors is refused when it is entered; this bounds what was entered in a race. */
    private static final int MOST_LEVELS = 6;

    /** Who reads an office's reports, and who leads its region. An administrator reads none, and cannot keep one back. */
    private static final Set<Role> ITS_PEOPLE = Set.of(Role.INSPECTOR, Role.CUSTODIAN, Role.LEADER);

    private final OfficeRepository offices;
    private final ReportKinds kinds;
    private final Regions regions;
    private final StaffNames staffNames;

    Offices(OfficeRepository offices, ReportKinds kinds, Regions regions, StaffNames staffNames) {
        this.offices = offices;
        this.kinds = kinds;
        this.regions = regions;
        this.staffNames = staffNames;
    }

    /**
     * @param accused whom it is about, in the reporter's words
     * @throws Problem as the other
     */
    @Transactional
    public Office route(String kind, String region, List<String> accused) {
        return route(kind, region, new Accused(accused, "", List.of(), false));
    }

    /**
     * @param region where the matter is, 6 to 12 digits
     * @throws Problem 409 {@code report-about-office} where it must be asked whether the office is meant; 422
     *     {@code report-no-office} where everybody who could take it is meant
     */
    @Transactional
    public Office route(String kind, String region, Accused accused) {
        OfficeChain chain = links(chain(first(kind, region)));
        ask(chain.unclear(accused, null));
        return chain.taking(accused).orElseThrow(Offices::nobodyLeft);
    }

    /**
     * Whether an office may be handed a report: not where it, its people or those above it are meant.
     *
     * @param target another office than the one that has it
     * @param kind the report's
     * @param region the report's
     * @param accused all that its reporter has said
     */
    @Transactional
    public boolean mayTake(Office target, String kind, String region, Accused accused) {
        OfficeChain own = links(chain(first(kind, region)));
        if (own.has(target.code())) {
            return own.mayTake(accused, target.code());
        }
        // "The office itself" is the one of the report's own place; elsewhere only names mean anybody.
        Office there = first(kind, target.region());
        return there.code().equals(target.code()) && !links(chain(there)).isNamed(accused);
    }

    /** @return the office one level up, where there is one */
    @Transactional
    public Optional<Office> superior(String code) {
        return find(code).flatMap(this::above);
    }

    /**
     * Which office has a report after its reporter has said more: the same one, unless that names it, its people or those
     * above them.
     *
     * @param now code of the office that has it
     * @param accused what is said now; what was said before has been routed already
     * @throws Problem 409 {@code report-about-office} where it must be asked whether the office is meant; 422
     *     {@code report-no-office} where nobody is left above those who are meant
     */
    @Transactional
    public Office keeping(String now, String kind, String region, Accused accused) {
        OfficeChain links = links(chainOf(now, kind, region));
        ask(links.unclear(accused, now));
        return links.taking(accused, now).orElseThrow(Offices::nobodyLeft);
    }

    /**
     * Where a report goes that nobody of its office may read.
     *
     * @param now code of the office that has it
     * @param accused all that its reporter has said
     * @return the offices above that one, its people and all who are meant, the lowest first; empty where none is
     */
    @Transactional
    public List<Office> above(String now, String kind, String region, Accused accused) {
        return links(chainOf(now, kind, region)).above(accused, now);
    }

    private List<Office> chainOf(String now, String kind, String region) {
        List<Office> chain = chain(first(kind, region));
        return chain.stream().anyMatch(office -> office.code().equals(now))
                ? chain
                // Another office of the site was handed it.
                : chain(find(now).orElseThrow(Offices::nobodyLeft));
    }

    private static void ask(List<Office> unclear) {
        if (!unclear.isEmpty()) {
            List<String> names = unclear.stream().map(Office::name).toList();
            throw Problem.conflict(
                            "report-about-office",
                            "请确认是否反映受理机关",
                            "您的举报提到了%s;如果反映的是该机关或其工作人员,将转由上一级机关受理,该机关看不到,请选择“是”或“不是”后重新提交。同时反映几级机关的,请在“被举报的人或单位”中都写明。没有保存您填写的内容。"
                                    .formatted(String.join("、", names)))
                    .with("offices", names);
        }
    }

    private OfficeChain links(List<Office> chain) {
        List<String> codes = chain.stream().map(Office::code).toList();
        Map<String, Set<String>> leading = offices.names(codes);
        Map<String, Set<String>> granted = staffNames.at(codes, ITS_PEOPLE);
        return new OfficeChain(chain.stream()
                .map(office -> new OfficeChain.Link(
                        office,
                        regionName(office.code()),
                        both(leading.get(office.code()), granted.get(office.code()))))
                .toList());
    }

    /** @return the offices whose inspector the member of staff is; a grant of a region that has none gives none */
    @Transactional
    public List<Office> of(CurrentStaff staff) {
        return staff.regions(Role.INSPECTOR).stream()
                .flatMap(region -> find(region).stream())
                .toList();
    }

    /** @return the office of this code, where there is one: by a row, or because the region is a county or above it */
    @Transactional
    public Optional<Office> find(String code) {
        Optional<Office> row = offices.find(code);
        return row.isPresent() || code.length() > Level.COUNTY.digits()
                ? row
                : regions.find(code).map(Offices::implied);
    }

    /** @return an office's name, whatever has become of it since */
    @Transactional
    public String name(String code) {
        return find(code).map(Office::name).orElse(code);
    }

    /** @return the office and those above it, the lowest first */
    List<Office> chain(Office lowest) {
        List<Office> chain = new ArrayList<>(List.of(lowest));
        Optional<Office> next = above(lowest);
        while (next.isPresent() && chain.size() < MOST_LEVELS) {
            chain.add(next.get());
            next = above(next.get());
        }
        return chain;
    }

    private Optional<Office> above(Office office) {
        return office.superior() == null ? Optional.empty() : find(office.superior());
    }

    /**
     * The lowest office over the place that takes the kind. One below the county is passed over until somebody there can
     * open reports: it was entered before its people, and until then the county has them.
     */
    private Office first(String kind, String region) {
        int digits = Math.min(kinds.takenBy(kind).digits(), region.length());
        for (Level level : List.of(Level.TOWNSHIP, Level.COUNTY, Level.PREFECTURE, Level.PROVINCE)) {
            if (level.digits() <= digits) {
                Optional<Office> office = find(region.substring(0, level.digits()));
                if (office.isPresent()
                        && (level.digits() <= Level.COUNTY.digits()
                                || offices.hasRead(office.get().code()))) {
                    return office.get();
                }
            }
        }
        throw nobodyLeft();
    }

    private String regionName(String code) {
        return regions.find(code).map(RegionName::name).orElse("");
    }

    private static Office implied(RegionName region) {
        return new Office(region.code(), region.name() + "纪检监察机关", region.parent(), List.of(), null);
    }

    private static Set<String> both(Collection<String> one, Collection<String> other) {
        Set<String> all = new HashSet<>();
        if (one != null) {
            all.addAll(one);
        }
        if (other != null) {
            all.addAll(other);
        }
        return all;
    }

    private static Problem nobodyLeft() {
        return Problem.rule(
                "report-no-office",
                "请向上级机关反映",
                "您反映的是本平台的受理单位或其上级人员,这里没有可以受理的单位,没有保存您填写的内容。请拨打 12388,或登录 www.12388.gov.cn 向上级纪检监察机关反映。");
    }
}
