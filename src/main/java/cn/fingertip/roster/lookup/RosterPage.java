package cn.fingertip.roster.lookup;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of the public list, for the contract; on the wire it is ready bytes. */
@Schema(name = "RosterPage")
record RosterPage(
        @NotNull List<RosterView> items,
        @Schema(description = "下一页的 cursor;最后一页没有") String nextCursor) {}
