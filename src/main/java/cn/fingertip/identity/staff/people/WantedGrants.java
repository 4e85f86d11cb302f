package cn.fingertip.identity.staff.people;

import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Problem;
import cn.fingertip.region.Level;
import cn.fingertip.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Which grants one account may have together, and the administrator who asks may give. */
@ApplicationScoped
class WantedGrants {
    private final CurrentStaff current;
    private final Regions regions;

    WantedGrants(CurrentStaff current, Regions regions) {
        this.current = current;
        this.regions = regions;
    }

    /**
     * @return {@code grants} as they are
     * @throws Problem 422 {@code grants-conflict}, {@code grant-outside}; and what an unknown region throws
     */
    List<Grant> checked(List<Grant> grants) {
        if (has(grants, Role.ADMIN) && grants.stream().anyMatch(grant -> grant.role() != Role.ADMIN)) {
            throw Problem.rule("grants-conflict", "授权互相冲突", "管理员只管理人员,不能同时担任经办、审核、纪检等其他角色,请分开账号。");
        }
        if (has(grants, Role.INSPECTOR) && has(grants, Role.CUSTODIAN)) {
            // Whatever the regions: reports go up and are handed on, and the second person must stay one.
            throw Problem.rule("grants-conflict", "授权互相冲突", "查看举报的纪检监察人员不能同时是保管举报人身份的保密专员:查看身份须由另一人批准。请分开两个账号,由两人使用。");
        }
        if (!grants.stream().allMatch(grant -> current.may(Role.ADMIN, grant.region()))) {
            throw Problem.rule("grant-outside", "授权超出管辖范围", "授权的区划超出了您管理的范围,请选择本级及下级区划。");
        }
        // Prefectures and provinces have codes but, where only counties are loaded, no entry.
        grants.stream()
                .map(Grant::region)
                .filter(code -> code.length() >= Level.COUNTY.digits())
                .forEach(regions::require);
        return grants;
    }

    private static boolean has(List<Grant> grants, Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }
}
