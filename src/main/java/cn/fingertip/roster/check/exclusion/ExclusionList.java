package cn.fingertip.roster.check.exclusion;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All of them; there are a few. */
@Schema(name = "ProgrammeExclusions")
record ExclusionList(List<ExclusionView> items) {}
