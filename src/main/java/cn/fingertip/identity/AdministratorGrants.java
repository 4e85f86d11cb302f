package cn.fingertip.identity;

import cn.fingertip.audit.Administrators;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers the packages below, which know no grants. */
@ApplicationScoped
class AdministratorGrants implements Administrators {
    private final CurrentStaff staff;

    AdministratorGrants(CurrentStaff staff) {
        this.staff = staff;
    }

    @Override
    public String require(String regionCode) {
        staff.require(Role.ADMIN, regionCode);
        return staff.actor();
    }
}
