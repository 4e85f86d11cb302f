package cn.fingertip.identity.staff.people;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a reset did besides giving a password. */
@Schema(name = "PasswordReset", description = "重设密码的结果")
record PasswordResetView(
        @Schema(description = "是否换发了举报密钥:原密钥已销毁,须由本单位已获准的同事准入新密钥后,才能查看原有举报")
        boolean keyReplaced) {}
