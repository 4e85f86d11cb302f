package cn.fingertip.roster.importing.preview;

import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.kernel.Money;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.importing.FindingRepository;
import cn.fingertip.roster.importing.ImportDesk;
import cn.fingertip.roster.importing.ImportJob;
import cn.fingertip.roster.importing.ImportStatus;
import cn.fingertip.roster.importing.ImportView;
import cn.fingertip.roster.importing.Imports;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.mapping.CorrectMapping;
import cn.fingertip.roster.importing.mapping.MappedColumn;
import cn.fingertip.roster.importing.mapping.Mappings;
import cn.fingertip.roster.importing.marked.Places;
import cn.fingertip.roster.importing.sheet.header.Field;
import cn.fingertip.roster.importing.sheet.header.Mapping;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A clerk looks over what was recognised, corrects columns and confirms. */
@ApplicationScoped
class PreviewDesk {
    private static final List<RecognitionView.FieldName> FIELDS = Stream.of(Field.values())
            .map(field -> new RecognitionView.FieldName(Mappings.wire(field), Mappings.title(field)))
            .toList();

    private final ImportDesk desk;
    private final Imports imports;
    private final Recognition recognition;
    private final Mappings mappings;
    private final FindingRepository problems;
    private final CurrentStaff staff;

    PreviewDesk(
            ImportDesk desk,
            Imports imports,
            Recognition recognition,
            Mappings mappings,
            FindingRepository problems,
            CurrentStaff staff) {
        this.desk = desk;
        this.imports = imports;
        this.recognition = recognition;
        this.mappings = mappings;
        this.problems = problems;
        this.staff = staff;
    }

    /**
     * Shows clerks and reviewers what was made of a file: before anything is kept, and after, as long as the file is.
     *
     * @throws Problem 404 outside the asker's regions; 409 where there is nothing to show, yet or any more
     */
    RecognitionView look(String id) {
        ImportJob job = desk.readable(id);
        boolean shown = job.status == ImportStatus.RECOGNISED || job.status == ImportStatus.DONE;
        if (!shown || job.recognition == null) {
            throw Problem.conflict(
                    "import-recognition-absent", "没有识别结果可看", "这次导入还没有识别完,已取消、被退回,或原文件已按期清除,没有识别结果可看。请刷新后查看它的状态。");
        }
        List<MappedColumn> corrections = mappings.of(job).fields().entrySet().stream()
                .map(entry -> new MappedColumn(entry.getKey(), Mappings.wire(entry.getValue())))
                .sorted(Comparator.comparing(MappedColumn::key))
                .toList();
        return new RecognitionView(
                recognition.of(job),
                job.rows,
                job.accepted,
                job.rejected,
                new Money(job.totalFen),
                job.problemCount,
                refusal(job).orElse(null),
                job.office,
                corrections,
                FIELDS);
    }

    /** @throws Problem 404 outside the clerk's regions, 409 where it does not wait for its clerk; 422 for a column that the file has not, or a field that there is not */
    ImportView correct(String id, CorrectMapping wanted) {
        ImportJob job = desk.ofClerk(id);
        Set<String> keys = keys(job);
        List<Problem.Violation> wrong = wanted.columns().stream()
                .flatMap(column -> violation(column, keys))
                .toList();
        if (job.status == ImportStatus.RECOGNISED && !wrong.isEmpty()) {
            throw Problem.rule("mapping-invalid", "列的更正有误", "有的列不在这个文件里,或者字段不存在。请按识别结果里的 key 和 fields 填写。", wrong);
        }
        Map<String, Field> fields = wanted.columns().stream()
                .filter(column -> Mappings.find(column.field()).isPresent())
                .collect(Collectors.toMap(
                        MappedColumn::key, column -> Mappings.field(column.field()), (_, last) -> last));
        return desk.view(imports.correct(job.id, staff.id(), new Mapping(fields)));
    }

    /** @throws Problem as {@link #correct}, but for columns */
    ImportView confirm(String id) {
        ImportJob job = desk.ofClerk(id);
        return desk.view(imports.confirm(job.id, staff.id(), keys(job)));
    }

    private Set<String> keys(ImportJob job) {
        return recognition.of(job).stream()
                .flatMap(sheet -> sheet.columns().stream())
                .map(RecognisedSheet.RecognisedColumn::key)
                .collect(Collectors.toSet());
    }

    private static Stream<Problem.Violation> violation(MappedColumn column, Set<String> keys) {
        if (!keys.contains(column.key())) {
            return Stream.of(new Problem.Violation("columns.key", "unknown", "文件里没有这一列,请照识别结果里的 key 填写"));
        }
        return Mappings.find(column.field()).isPresent()
                ? Stream.empty()
                : Stream.of(new Problem.Violation("columns.field", "unknown", "没有这个字段,请从 fields 里选"));
    }

    /** Why nothing would come of a file has number 0. */
    private Optional<Finding> refusal(ImportJob job) {
        return problems.after(job.id, -1, 1).stream()
                .filter(first -> first.no() == 0)
                .map(Places.Numbered::finding)
                .findFirst();
    }
}
