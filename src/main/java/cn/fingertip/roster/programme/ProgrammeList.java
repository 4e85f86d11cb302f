package cn.fingertip.roster.programme;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Every programme; there are some fifty in a county, so they come at once. */
@Schema(name = "ProgrammeList")
record ProgrammeList(@NotNull List<ProgrammeView> items) {}
