import { loadContract } from "./contract.mjs";
import { mock } from "./server.mjs";

const contract = loadContract(new URL("../../", import.meta.url));
const port = Number(process.env.PORT ?? 4010);
// HOST=0.0.0.0 lets a phone in the same network reach it; what it is sent stays in memory.
const host = process.env.HOST ?? "127.0.0.1";
mock(contract).listen(port, host, () => {
  console.log(`模拟服务已启动:http://${host}:${port}/api/v1 ,共 ${contract.operations.length} 个接口。`);
  console.log("想看某个错误:请求头 Prefer: code=404,或网址加 ?_problem=receipt-unknown。按 Ctrl+C 停止。");
});
