import { loadContract } from "./contract.mjs";
import { mock } from "./server.mjs";

const contract = loadContract(new URL("../../", import.meta.url));
const port = Number(process.env.PORT ?? 4010);
mock(contract).listen(port, "127.0.0.1", () => {
  console.log(`模拟服务已启动:http://127.0.0.1:${port}/api/v1 ,共 ${contract.operations.length} 个接口。`);
  console.log("想看某个错误:请求头 Prefer: code=404,或网址加 ?_problem=receipt-unknown。按 Ctrl+C 停止。");
});
