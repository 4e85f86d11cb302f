package cn.fingertip.roster.check.exclusion;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All of them; there are a few. */
@Schema(name = "ProgrammeExclusions")
record ExclusionList(@NotNull List<ExclusionView> items) {}
