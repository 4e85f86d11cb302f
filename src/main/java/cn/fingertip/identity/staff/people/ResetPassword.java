package cn.fingertip.identity.staff.people;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new password given by an administrator. */
record ResetPassword(
        @Schema(description = "新密码,至少 10 个字符") @NotBlank(message = "请填写新密码") @Size(max = 128, message = "密码过长")
        String password,

        @Schema(description = "是否同时停用动态口令(手机遗失时)") Boolean removeTotp,

        @Schema(description = "本人是单位里唯一能打开某些举报的人时,确认这些举报此后无人能打开(除非举报人再凭查询码查询);平时不要填")
        Boolean loseReports) {
    /** Without the password, which belongs in no log. */
    @Override
    public String toString() {
        return "ResetPassword";
    }
}
