package cn.fingertip.roster.inspect.check;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The contract's name for a page of what a check found, beside answers that are described by hand. */
@Schema(name = "RegionHitPage")
record RegionHitPage(
        @NotNull List<RegionHit> items,
        @Schema(description = "下一页的 cursor;最后一页没有") String nextCursor) {}
