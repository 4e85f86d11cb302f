package cn.fingertip.roster.payment;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** A villager's own payments. */
@Path("/api/v1/me/payments")
@Tag(name = "我的")
class MyPaymentResource {
    private final MyPayments payments;

    MyPaymentResource(MyPayments payments) {
        this.payments = payments;
    }

    @GET
    @RolesAllowed(Roles.CITIZEN)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "listMyPayments",
            summary = "我的补贴",
            description =
                    "核验身份后,查看本人各年度、各项目已公布的补贴,新的在前,姓名不隐去;清册注明家庭户的,附同户其他人的明细;附各年本人合计和按户合计,以及对每条明细有异议时怎么办。撤回或已被更正的清册不在其中。未核验返回 403 identity-required。")
    public PaymentPage list(
            @Parameter(description = "只看这一年") @QueryParam("year") @Min(1900) @Max(2999) Integer year,
            @Valid @BeanParam PageRequest page) {
        return payments.list(year, page);
    }
}
