package cn.fingertip.report.casework;

import cn.fingertip.report.Named;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "TransferOfficeList", description = "可以转给的受理单位")
record OfficeList(@NotNull List<Named> items) {}
