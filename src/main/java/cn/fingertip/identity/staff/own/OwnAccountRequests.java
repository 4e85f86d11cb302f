package cn.fingertip.identity.staff.own;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Small requests about one's own account. None of them shows what it holds: secrets belong in no log. */
final class OwnAccountRequests {
    private OwnAccountRequests() {}

    /** A new password. */
    @Schema(name = "ChangePassword")
    record ChangePassword(
            @Schema(description = "当前密码") @NotBlank(message = "请填写当前密码") @Size(max = 128, message = "密码过长")
            String oldPassword,

            @Schema(description = "新密码,至少 10 个字符") @NotBlank(message = "请填写新密码") @Size(max = 128, message = "密码过长")
            String newPassword) {
        @Override
        public String toString() {
            return "ChangePassword";
        }
    }

    /** A first one-time password. */
    @Schema(name = "ConfirmTotp")
    record ConfirmTotp(
            @Schema(description = "验证器上的 6 位动态口令")
            @NotNull(message = "请填写动态口令")
            @Pattern(regexp = "[0-9]{6}", message = "动态口令是 6 位数字")
            String otp) {
        @Override
        public String toString() {
            return "ConfirmTotp";
        }
    }

    /** The password, asked for again. */
    @Schema(name = "ConfirmPassword")
    record ConfirmPassword(
            @Schema(description = "当前密码") @NotBlank(message = "请填写当前密码") @Size(max = 128, message = "密码过长")
            String password) {
        @Override
        public String toString() {
            return "ConfirmPassword";
        }
    }
}
