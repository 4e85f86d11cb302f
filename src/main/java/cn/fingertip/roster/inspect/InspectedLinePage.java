package cn.fingertip.roster.inspect;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The contract's name for a page of lines, beside answers that are described by hand. */
@Schema(name = "InspectedLinePage")
record InspectedLinePage(
        @NotNull List<InspectedLine> items,
        @Schema(description = "下一页的 cursor;最后一页没有") String nextCursor) {}
