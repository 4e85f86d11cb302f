package cn.fingertip.report.key;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "KeyHolderList", description = "本单位的密钥持有人")
record KeyHolderList(@NotNull List<KeyHolderView> items) {}
