package cn.fingertip.roster.correction;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The contract's name for a page of changes, which is served as bytes. */
@Schema(name = "RosterChangePage")
public record ChangePage(
        @NotNull List<ChangeView> items,
        @Schema(description = "下一页的 cursor;最后一页没有") String nextCursor) {}
