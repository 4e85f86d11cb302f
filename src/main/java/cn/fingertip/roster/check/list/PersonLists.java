package cn.fingertip.roster.check.list;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.crypto.BlindIndex;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.jobs.Jobs;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.check.CheckRevisions;
import cn.fingertip.roster.importing.file.RowReader;
import cn.fingertip.roster.importing.finding.RefusedFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Lists of people that an office imports: of each only a keyed hash is kept, with the source and the date. */
@ApplicationScoped
class PersonLists {
    private static final Set<Role> READERS = Set.of(Role.CLERK, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.INSPECTOR);

    private final PersonListRepository lists;
    private final BlindIndex index;
    private final CheckRevisions revisions;
    private final Jobs jobs;
    private final CurrentStaff staff;
    private final AuditTrail audit;
    private final Clock clock;
    private final ListConfig config;
    private final OfficeNames offices;

    PersonLists(
            PersonListRepository lists,
            BlindIndex index,
            CheckRevisions revisions,
            Jobs jobs,
            CurrentStaff staff,
            AuditTrail audit,
            Clock clock,
            ListConfig config,
            OfficeNames offices) {
        this.lists = lists;
        this.index = index;
        this.revisions = revisions;
        this.jobs = jobs;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
        this.config = config;
        this.offices = offices;
    }

    /**
     * Puts a list in the place of the one before of the same kind and source, however the source was spelled then; rosters
     * under review are held against it soon after.
     *
     * @throws Problem 404 where the asker is no clerk of the whole county, 413 too large, 422 where nobody stands in it, where
     *     rows are wrong and the request does not say to leave them out, where it is older than the present list
     */
    @Transactional
    public PersonListAdded replace(String county, PutPersonList form) {
        staff.require(Role.CLERK, county);
        LocalDate asOf = date(form.asOf);
        ListReading read = read(form);
        if (read.ids().isEmpty()) {
            throw Problem.rule("person-list-empty", "名单中没有人", "没有读到有效的身份证号码。表头应有“身份证号码”一列,号码为文本格式。", read.problems());
        }
        if (read.rejected() > 0 && !form.acceptRejected) {
            throw Problem.rule(
                    "person-list-rejected",
                    "名单中有号码不对",
                    "读到 " + read.ids().size() + " 人,另有 " + read.rejected()
                            + " 行号码不对,旧名单没有替换。请改正后重新上传;确认不收这些行的,提交时选择“不收有误的行”(acceptRejected=true)。",
                    read.problems());
        }
        lists.lock(county, form.kind);
        List<PersonListPage.Item> before = before(county, form);
        requireNewer(before, asOf);
        before.forEach(list -> lists.end(county, list.id(), null, null, clock.now()));
        UUID id = Ids.next();
        lists.add(
                new PersonListRepository.Added(
                        id, county, form.kind, form.source.strip(), asOf, staff.id(), clock.now()),
                hashes(read.ids()));
        audit.record(AuditEvent.of("person-list.replaced", "person-list:" + id)
                .by(staff.actor())
                .in(county)
                .with("kind", form.kind)
                .with("people", read.ids().size())
                .with("rejected", read.rejected()));
        changed(county, id);
        return new PersonListAdded(
                id,
                form.kind,
                read.ids().size(),
                read.rejected(),
                read.problems(),
                before.stream().map(PersonListPage.Item::source).toList());
    }

    /**
     * Ends a list that is in force: it was imported by mistake, or under another office's name. Rosters under review are
     * held against those that are left soon after.
     *
     * @throws Problem 404 where the asker is no clerk of the whole county, or it has no such list in force
     */
    @Transactional
    public void end(String county, String list, String reason) {
        staff.require(Role.CLERK, county);
        PersonListPage.Item ended = lists.current(county).stream()
                .filter(one -> one.id().toString().equals(list))
                .findFirst()
                .orElseThrow(PersonLists::notFound);
        lists.lock(county, ended.kind());
        if (!lists.end(county, ended.id(), staff.id(), reason.strip(), clock.now())) {
            throw notFound();
        }
        audit.record(AuditEvent.of("person-list.ended", "person-list:" + ended.id())
                .by(staff.actor())
                .in(county)
                .with("kind", ended.kind())
                .with("people", ended.people()));
        changed(county, ended.id());
    }

    private void changed(String county, UUID list) {
        revisions.changed(CheckRevisions.county(county));
        jobs.enqueue(CheckOpenRosters.NAME, county + "-" + list);
    }

    /** @throws Problem 404 where no grant covers the county */
    @Transactional
    public PersonListPage list(String county) {
        if (READERS.stream().noneMatch(role -> staff.may(role, county))) {
            throw notFound();
        }
        return new PersonListPage(lists.current(county));
    }

    private static Problem notFound() {
        return Problem.notFound("not-found", "没有找到", "没有这条内容,或者您无权查看。请从列表重新进入。");
    }

    private ListReading read(PutPersonList form) {
        byte[] content = form.content(config.maxFile().asLongValue());
        ListReading reading = new ListReading();
        try {
            RowReader.of(content, config).read(reading);
        } catch (RefusedFile refused) {
            throw Problem.rule(
                    "person-list-unreadable", "名单文件不能读取", refused.finding().message());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reading;
    }

    private List<byte[]> hashes(Set<String> ids) {
        return ids.stream().map(id -> index.of("id-number", id)).toList();
    }

    /** @return what is in force of this kind and source; more than one where spellings were not yet held together */
    private List<PersonListPage.Item> before(String county, PutPersonList form) {
        String source = offices.name(county, form.source);
        return lists.current(county).stream()
                .filter(present -> present.kind().equals(form.kind)
                        && offices.name(county, present.source()).equals(source))
                .toList();
    }

    private static void requireNewer(List<PersonListPage.Item> before, LocalDate asOf) {
        before.stream()
                .filter(present -> asOf.isBefore(present.asOf()))
                .findFirst()
                .ifPresent(present -> {
                    throw Problem.rule(
                            "person-list-older",
                            "名单比现行的旧",
                            "现行名单截至 " + present.asOf() + ",这份截至 " + asOf + ",不能用旧名单替换。请核对截至日期。");
                });
    }

    private LocalDate date(String written) {
        LocalDate date;
        try {
            date = LocalDate.parse(written);
        } catch (java.time.format.DateTimeParseException e) {
            date = null;
        }
        if (date == null || date.isAfter(clock.today()) || date.getYear() < 2000) {
            throw Problem.rule("person-list-date", "名单日期有误", "名单日期应写成 2026-11-01,且不晚于今天。");
        }
        return date;
    }
}
