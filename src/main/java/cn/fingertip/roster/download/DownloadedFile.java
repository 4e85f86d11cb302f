package cn.fingertip.roster.download;

import cn.fingertip.roster.lookup.LineView;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A roster as one JSON file, for the contract; on the wire its lines are written as they are read. */
@Schema(name = "DownloadedRoster", description = "整份清册;结构见 /api/v1/schemas/roster.schema.json")
record DownloadedFile(
        @JsonProperty("$schema") @Schema(description = "JSON Schema 的地址", examples = JsonForm.SCHEMA)
        String schema,

        DownloadedRoster roster,
        @Schema(description = "全部明细") List<LineView> lines) {}
