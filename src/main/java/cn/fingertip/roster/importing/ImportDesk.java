package cn.fingertip.roster.importing;

import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.kernel.Problem;
import cn.fingertip.media.sealed.SealedStore;
import cn.fingertip.region.Level;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import cn.fingertip.roster.Period;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.finding.Findings;
import cn.fingertip.roster.importing.marked.Places.Numbered;
import cn.fingertip.roster.importing.run.ImportProgressRepository;
import cn.fingertip.roster.importing.run.ImportTurns;
import cn.fingertip.roster.importing.sheet.cell.Digits;
import cn.fingertip.roster.importing.source.ImportSource;
import cn.fingertip.roster.programme.ProgrammeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What clerks ask of imports: hand in a file, see what became of it. */
@ApplicationScoped
public class ImportDesk {
    /** Who reviews sees what was refused or doubtful in the file. */
    private static final Set<Role> READERS = Set.of(Role.CLERK, Role.REVIEWER, Role.SECRECY_REVIEWER);

    private final CurrentStaff staff;
    private final Regions regions;
    private final ProgrammeRepository programmes;
    private final ImportSource source;
    private final Imports imports;
    private final ImportJobRepository jobs;
    private final FindingRepository problems;
    private final ImportProgressRepository progress;
    private final ImportTurns turns;
    private final ImportConfig config;

    ImportDesk(
            CurrentStaff staff,
            Regions regions,
            ProgrammeRepository programmes,
            ImportSource source,
            Imports imports,
            ImportJobRepository jobs,
            FindingRepository problems,
            ImportProgressRepository progress,
            ImportTurns turns,
            ImportConfig config) {
        this.staff = staff;
        this.regions = regions;
        this.programmes = programmes;
        this.source = source;
        this.imports = imports;
        this.jobs = jobs;
        this.problems = problems;
        this.progress = progress;
        this.turns = turns;
        this.config = config;
    }

    /**
     * @param upload where the file lies now; it is sealed at once
     * @param fileName as the clerk's machine names it, may be null
     * @return the import that answers for the file, an earlier one where the same file stands
     * @throws Problem 404 outside the clerk's regions; 413 too large; 422 for an order that cannot be
     */
    ImportView receive(ImportOrder order, Path upload, String fileName) {
        RegionName region = regions.require(order.region());
        staff.require(Role.CLERK, region.code());
        if (region.level().compareTo(Level.COUNTY) < 0) {
            throw Problem.rule("roster-region-too-wide", "区划范围过大", "清册应属于一个县(旗、市、区)、乡镇或村,请填写 6、9 或 12 位区划代码。");
        }
        programmes.require(order.programme());
        Period.of(order.year(), order.period());
        try {
            if (Files.size(upload) > config.maxFile().asLongValue()) {
                throw Problem.of(
                        413,
                        "import-too-large",
                        "文件过大",
                        "文件超过 " + config.maxFile().asLongValue() / 1024 / 1024 + " MB。请删去图片和多余工作表,或按村分成几个文件。");
            }
            return store(order, upload, fileName);
        } catch (IOException e) {
            throw Problem.unavailable("import-not-kept", "暂时无法接收文件", "文件没有保存成功,请稍后重新上传。", Duration.ofSeconds(30));
        }
    }

    /** @throws Problem 404 where there is none, or not in the regions of a clerk or of those who review */
    ImportView find(String id) {
        return view(readable(id));
    }

    /**
     * @return the problems in the order in which they were found, also past those that {@link #find} shows
     * @throws Problem as {@link #find}
     */
    CursorPage<Finding> problems(String id, PageRequest page) {
        ImportJob job = readable(id);
        int after = page.cursor() == null ? -1 : Math.toIntExact(Cursor.number(page.cursor()));
        List<Numbered> found = settled(job) ? problems.after(job.id, after, page.limit() + 1) : List.of();
        return CursorPage.of(found, page.limit(), each -> Cursor.of(each.no())).map(Numbered::finding);
    }

    /**
     * @return the import of this id, for its clerks only
     * @throws Problem 404 where there is none, or not in the clerk's regions
     */
    public ImportJob ofClerk(String id) {
        ImportJob job = jobs.findByIdOptional(Ids.parse(id)).orElseThrow(ImportDesk::notFound);
        staff.require(Role.CLERK, job.region);
        return job;
    }

    ImportView cancel(String id) {
        return view(imports.cancel(ofClerk(id).id, staff.id()));
    }

    /** @return the import as its clerk sees it, with the first of what was found */
    public ImportView view(ImportJob job) {
        List<Finding> first = settled(job)
                ? problems.after(job.id, -1, Findings.KEPT).stream()
                        .map(Numbered::finding)
                        .toList()
                : List.of();
        return ImportView.of(job, first, progress.of(job.id).behind(turns.ahead(job.id)));
    }

    /**
     * @return the import of this id, for clerks and those who review
     * @throws Problem 404 where there is none, or not in the asker's regions
     */
    public ImportJob readable(String id) {
        ImportJob job = jobs.findByIdOptional(Ids.parse(id)).orElseThrow(ImportDesk::notFound);
        if (READERS.stream().noneMatch(role -> staff.may(role, job.region))) {
            throw notFound();
        }
        return job;
    }

    /** While a file is being read its problems may yet turn out to be those of a run that was cut off. */
    private static boolean settled(ImportJob job) {
        return job.status.finished() || job.status == ImportStatus.RECOGNISED;
    }

    /** The narrowest grant under which one may write there. */
    private String office(String region) {
        return staff.regions(Role.CLERK).stream()
                .filter(region::startsWith)
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
    }

    CursorPage<ImportView> list(PageRequest page) {
        UUID before = page.cursor() == null ? null : Cursor.id(page.cursor());
        List<ImportJob> found = jobs.under(staff.regions(Role.CLERK), before, page.limit() + 1);
        return CursorPage.of(found, page.limit(), job -> Cursor.of(job.id)).map(job -> ImportView.of(job, null, null));
    }

    private ImportView store(ImportOrder order, Path upload, String fileName) throws IOException {
        SealedStore.Stored stored;
        try (InputStream in = Files.newInputStream(upload)) {
            stored = source.keep(in);
        }
        boolean needed = false;
        try {
            ImportJob job = imports.receive(order, nameOf(fileName), stored, staff.id(), office(order.region()));
            needed = job.fileKey.equals(stored.key());
            return view(job);
        } finally {
            if (!needed) {
                source.drop(stored);
            }
        }
    }

    private static Problem notFound() {
        return Problem.notFound("not-found", "没有找到", "没有这条内容,或者您无权查看。请从列表重新进入。");
    }

    /** Browsers of old send a whole path. */
    private static String nameOf(String fileName) {
        if (fileName == null) {
            return null;
        }
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        return Digits.masked(last.replaceAll("\\p{Cntrl}", ""));
    }
}
