package cn.fingertip.crypto;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A small task that costs whoever sends more than whoever checks it.
 *
 * @param difficulty leading zero bits that the hash must have
 */
@Schema(
        name = "WorkChallenge",
        description = "工作量题目:找一个十进制整数 n,使 SHA-256(challenge + \":\" + n) 的前 difficulty 位(二进制)全为 0,"
                + "然后在请求头 Proof-Of-Work 中发送 challenge:n。每题只能用一次")
public record Work(
        @Schema(description = "题目,原样使用", examples = "AAAAAGkgb4ARq1bEo2nY4m0u1tq0eTjw5aV9mKx0b7c2Zr3H8sLpQd1e6Xn4Tg")
        @NotNull
        String challenge,

        @Schema(description = "前多少位二进制为 0", examples = "15") int difficulty,

        @Schema(description = "在此之前提交有效") @NotNull Instant expiresAt) {}
