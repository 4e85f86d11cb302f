/** HTTP as every feature has it: problem bodies, headers, limits, and the head of the contract. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "指尖公开 Fingertip",
                        version = "1.0.0",
                        description = """
                                县级“指尖”公开平台的接口:查补贴(清册、本人发放记录)、我要举报、我要办事(心愿订单),以及工作人员一侧的导入、审核、公布、办理。

                                - 金额是以元为单位的十进制字符串(`"1062.30"`),日期 `2026-11-21`,时刻 `2026-11-21T08:00:00Z`,编号都是不透明字符串。
                                - 出错一律返回 `application/problem+json`,`code` 稳定不变,全部代码见 `errors.yaml`;每个操作会返回哪些,见其各状态的示例(示例名即 code)。
                                - 契约只增不减:回答会增加字段、枚举会增加取值、操作会增加问题代码,客户端遇到不认识的应忽略或按一般情况显示。
                                - 列表返回 `{items, nextCursor}`,把 `nextCursor` 原样作为 `cursor` 传回即为下一页。
                                - 新建类请求带 `Idempotency-Key`,网络不好时用同一个编号重试不会重复提交。""",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        servers = @Server(url = "/", description = "部署本服务的网站;小程序里写县里的域名"),
        components = @Components(schemas = @Schema(name = "Problem", implementation = ProblemBody.class)))
package cn.fingertip.kernel.http;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
