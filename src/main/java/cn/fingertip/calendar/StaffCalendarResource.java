package cn.fingertip.calendar;

import cn.fingertip.audit.Administrators;
import cn.fingertip.kernel.http.UploadedTable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.SortedSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Adds a year to the calendar once the State Council has decreed it, without code. */
@Path("/api/v1/staff/calendar")
@Tag(name = "系统管理")
class StaffCalendarResource {
    private final Administrators administrators;
    private final LoadCalendar loader;
    private final WorkingDays workingDays;

    StaffCalendarResource(Administrators administrators, LoadCalendar loader, WorkingDays workingDays) {
        this.administrators = administrators;
        this.loader = loader;
        this.workingDays = workingDays;
    }

    /** What was loaded, and what is known now. */
    @Schema(name = "CalendarLoaded", description = "载入结果")
    record Loaded(
            @Schema(description = "本次载入的年份") @NotNull SortedSet<Integer> years,
            @Schema(description = "文件中的天数", examples = "39") int days,
            @Schema(description = "现在已知的全部年份") @NotNull SortedSet<Integer> known) {}

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Administrators.ROLE)
    @Operation(operationId = "loadCalendar", summary = "载入工作日历", description = """
                    上传 CSV(表头 `date,kind,name`,`kind` 为 holiday 放假或 workday 调休上班;UTF-8 或 GB18030)。\
                    文件涉及的年份整年替换。国务院公布下一年安排后载入,此前跨年的期限暂不推算。需要全站管理员。""")
    public Loaded load(@RestForm("file") FileUpload file) {
        String actor = administrators.require("");
        List<CalendarDay> days = CalendarFile.read(UploadedTable.bytes(file));
        SortedSet<Integer> years = loader.load(days, actor);
        workingDays.refresh();
        return new Loaded(years, days.size(), workingDays.years());
    }
}
