package cn.fingertip.roster.download;

import cn.fingertip.kernel.Money;
import cn.fingertip.roster.CodeName;
import cn.fingertip.roster.lookup.RosterView;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The head of a roster's file: what of {@link RosterView} never changes with the day of the download. */
@Schema(name = "DownloadedRosterHead", description = "清册文件的说明部分")
record DownloadedRoster(
        @NotNull String id,
        @NotNull String title,
        @NotNull CodeName programme,
        @NotNull CodeName region,
        int year,
        @NotNull String period,
        int version,
        int lineCount,
        @Schema(type = SchemaType.STRING) @NotNull Money totalAmount,
        @NotNull Instant publishedAt,
        @NotNull Days publicity) {

    /** Days open to objection. */
    @Schema(name = "DownloadedPublicity", description = "公示期")
    record Days(@NotNull LocalDate from, @NotNull LocalDate to) {}

    static DownloadedRoster of(RosterView roster) {
        return new DownloadedRoster(
                roster.id(),
                roster.title(),
                roster.programme(),
                roster.region(),
                roster.year(),
                roster.period(),
                roster.version(),
                roster.lineCount(),
                roster.totalAmount(),
                roster.publishedAt(),
                new Days(roster.publicity().from(), roster.publicity().to()));
    }
}
