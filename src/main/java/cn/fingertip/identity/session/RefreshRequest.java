package cn.fingertip.identity.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What carries a session on. */
record RefreshRequest(
        @Schema(description = "最近一次拿到的刷新令牌") @NotBlank(message = "请带上刷新令牌") @Size(max = 200, message = "刷新令牌过长")
        String refreshToken) {
    /** Without the token, which belongs in no log. */
    @Override
    public String toString() {
        return "RefreshRequest";
    }
}
