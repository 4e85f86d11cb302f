package cn.fingertip.identity.staff.login;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A login of staff. */
record StaffLoginRequest(
        @Schema(description = "用户名,不分大小写") @NotBlank(message = "请填写用户名") @Size(max = 64, message = "用户名过长")
        String username,

        @Schema(description = "密码") @NotBlank(message = "请填写密码") @Size(max = 128, message = "密码过长")
        String password,

        @Schema(description = "动态口令,6 位数字;开通了才需要") @Pattern(regexp = "[0-9]{6}", message = "动态口令是 6 位数字")
        String otp) {
    /** Without what it holds, which belongs in no log. */
    @Override
    public String toString() {
        return "StaffLoginRequest";
    }
}
