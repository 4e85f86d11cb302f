package cn.fingertip.roster.importing.marked;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.importing.FindingRepository;
import cn.fingertip.roster.importing.ImportJob;
import cn.fingertip.roster.importing.ImportStatus;
import cn.fingertip.roster.importing.file.RowReader;
import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.importing.source.ImportSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.UUID;

/** The marked workbook of an import. It holds what the file holds, so that each time it is made is audited. */
@ApplicationScoped
class MarkedFile {
    private static final int AT_ONCE = 500;

    private final ImportSource source;
    private final FindingRepository problems;
    private final AuditTrail audit;

    MarkedFile(ImportSource source, FindingRepository problems, AuditTrail audit) {
        this.source = source;
        this.problems = problems;
        this.audit = audit;
    }

    /**
     * @return writes the workbook straight to the clerk: nothing of it is kept here
     * @throws Problem 409 while the file is being read or after it was cancelled; 410 when it is gone; 422 where its rows
     *     cannot be read
     */
    @Transactional
    public StreamingOutput of(ImportJob job, UUID staff) {
        if (job.sourceRemovedAt != null) {
            throw Problem.of(
                    410,
                    "import-source-removed",
                    "原文件已按期限删除",
                    "为保护个人信息,上传的原文件到期已经删除,不能再生成标注表格。问题清单仍可查看;请在您自己的表格中改正后重新上传。");
        }
        if (job.status != ImportStatus.DONE
                && job.status != ImportStatus.REFUSED
                && job.status != ImportStatus.RECOGNISED) {
            throw Problem.conflict("import-not-read", "文件还没有读完", "文件读完之后才有标注表格;已取消的导入没有。请稍后再试。");
        }
        RowReader rows = rows(job);
        audit.record(AuditEvent.of("import.workbook-downloaded", "import:" + job.id)
                .by("staff:" + staff)
                .in(job.region));
        return out -> MarkedWorkbook.write(rows, new Kept(job.id), out);
    }

    private RowReader rows(ImportJob job) {
        List<Places.Numbered> first = problems.after(job.id, -1, 1);
        if (job.status == ImportStatus.REFUSED && !first.isEmpty() && unreadable(first.getFirst())) {
            throw unreadable(first.getFirst().finding().message());
        }
        try {
            return source.open(job);
        } catch (RefusedFile refused) {
            throw unreadable(refused.finding().message());
        }
    }

    /** Why nothing came of a file has number 0. */
    private static boolean unreadable(Places.Numbered first) {
        String code = first.finding().code();
        return first.no() == 0 && (code.startsWith("file-") || code.startsWith("encoding-"));
    }

    private static Problem unreadable(String why) {
        return Problem.rule("import-unreadable", "文件读不出行和列,无法标注", why);
    }

    /** Those of one import. */
    private final class Kept implements Places {
        private final UUID importId;

        Kept(UUID importId) {
            this.importId = importId;
        }

        @Override
        public List<Numbered> after(int after) {
            return problems.after(importId, after, AT_ONCE);
        }

        @Override
        public List<Numbered> onSheet(String sheet, int row, int no) {
            return problems.onSheet(importId, sheet, row, no, AT_ONCE);
        }
    }
}
