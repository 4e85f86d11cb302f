package cn.fingertip.identity.staff.own;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A secret for an authenticator app; shown this once. */
@Schema(name = "Totp", description = "动态口令的密钥,只显示这一次")
record TotpView(
        @Schema(description = "密钥,可手工输入验证器") @NotNull String secret,

        @Schema(description = "otpauth 地址,做成二维码供验证器扫描") @NotNull
        String uri) {
    /** Without the secret, which belongs in no log. */
    @Override
    public String toString() {
        return "TotpView";
    }
}
