package cn.fingertip.kernel.http;

import cn.fingertip.kernel.Problem;
import java.time.Duration;

/** The problems that the HTTP layer itself finds, before any of our code is asked. */
public final class HttpStatusProblems {
    private HttpStatusProblems() {}

    /** @return what this status says in Chinese where nothing more is known */
    public static Problem of(int status) {
        return switch (status) {
            case 401 -> Problem.unauthorized("unauthorized", "请先登录", "登录已失效或尚未登录,请重新登录后再试。");
            case 403 -> Problem.forbidden("forbidden", "没有权限", "您的账号没有办理这项事务的权限。");
            case 404 -> Problem.notFound("not-found", "没有找到", "没有这条内容,或者您无权查看。请从列表重新进入。");
            case 405 -> Problem.of(405, "method-not-allowed", "不支持的操作", "这个地址不支持这种请求方式,请对照接口文档。");
            case 406 -> Problem.of(406, "not-acceptable", "格式不支持", "无法按要求的格式返回,请使用 application/json。");
            case 413 -> Problem.of(413, "too-large", "内容过大", "提交的内容超过了大小上限,请减小后重试。");
            case 414 -> Problem.of(414, "uri-too-long", "地址过长", "请求地址过长,请减少查询条件。");
            case 415 -> Problem.of(415, "unsupported-media-type", "格式不支持", "提交内容的格式不受支持,请对照接口文档。");
            case 431 -> Problem.of(431, "headers-too-large", "请求头过大", "请求头过大,请清理后重试。");
            case 503 -> Problem.unavailable("busy", "系统繁忙", "系统正忙,请稍后再试。", Duration.ofSeconds(5));
            default ->
                status < 500
                        ? Problem.of(status, "malformed", "请求格式有误", "提交的内容无法识别,请检查格式后重试。")
                        : Problem.of(500, "internal", "系统出错", "系统出错了,您提交的内容未保存。请稍后重试;仍不行请把编号报给工作人员。");
        };
    }
}
