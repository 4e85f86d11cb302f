package cn.fingertip.kernel.http;

import cn.fingertip.kernel.Problem;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of every error (RFC 9457, with fields of our own). */
@Schema(
        name = "Problem",
        description = "出错时的统一格式(application/problem+json);个别代码另有字段,见 errors.yaml 的 members",
        additionalProperties = Schema.True.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemBody(
        @Schema(description = "问题类型的标识", examples = "urn:fingertip:problem:not-found")
        String type,

        @Schema(description = "简短标题", examples = "没有找到") String title,
        @Schema(description = "HTTP 状态码", examples = "404") int status,

        @Schema(description = "稳定的问题代码,见 errors.yaml", examples = "not-found")
        String code,

        @Schema(description = "这一次出了什么问题、怎么办") String detail,
        @Schema(description = "排查问题时报给技术人员的编号") String traceId,

        @Schema(description = "稍后原样重试是否可能成功") @JsonInclude(JsonInclude.Include.ALWAYS)
        boolean retryable,

        @Schema(description = "有错的字段") List<Violation> violations,

        @Schema(hidden = true) Map<String, Object> more) {
    /** Members that only some codes have stand beside the others (RFC 9457, 3.2). */
    @Override
    @JsonAnyGetter
    public Map<String, Object> more() {
        return more;
    }

    /** One field that is wrong. */
    @Schema(name = "Violation")
    public record Violation(
            @Schema(description = "字段路径", examples = "idNumber")
            String field,

            @Schema(description = "稳定的代码", examples = "not-blank")
            String code,

            @Schema(description = "错在哪里、怎么改") String message) {}

    static ProblemBody of(Problem problem, String traceId) {
        return new ProblemBody(
                "urn:fingertip:problem:" + problem.code(),
                problem.title(),
                problem.status(),
                problem.code(),
                problem.detail(),
                traceId,
                problem.retryable(),
                problem.violations().stream()
                        .map(v -> new Violation(v.field(), v.code(), v.message()))
                        .toList(),
                problem.more());
    }
}
