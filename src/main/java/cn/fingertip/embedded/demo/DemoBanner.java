package cn.fingertip.embedded.demo;

import java.util.stream.Collectors;

/** What a developer needs to try everything: the accounts, a villager, and where to begin. */
final class DemoBanner {
    private DemoBanner() {}

    static String of(DemoPerson villager, String villagerCode, int port) {
        String accounts = DemoStaff.ACCOUNTS.stream()
                .map(account -> "    %-20s %s(%s)"
                        .formatted(
                                account.username(),
                                account.name(),
                                account.role().wire()))
                .collect(Collectors.joining("\n"));
        return """
                演示县就绪:石城县 360735,2023–2025 年五个补贴项目
                  查补贴   http://localhost:%d/api/v1/rosters?region=360735100&year=2025
                  演示村民 微信 code %s,姓名 %s,身份证号 %s(虚构,已绑定)
                  工作人员 密码均为 %s
                %s""".formatted(port, villagerCode, villager.name(), villager.idNumber(), DemoStaff.PASSWORD, accounts);
    }
}
