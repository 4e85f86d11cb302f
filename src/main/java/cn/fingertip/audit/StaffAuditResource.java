package cn.fingertip.audit;

import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Administrators read the trail and have it reckoned again; nobody writes to it here. */
@Path("/api/v1/staff/audit")
@Tag(name = "系统管理")
class StaffAuditResource {
    private static final String CHAIN = "[0-9]{6}|platform";
    private static final String CHAIN_MESSAGE = "应为6位县代码或 platform";

    private final Administrators administrators;
    private final AuditBook book;

    StaffAuditResource(Administrators administrators, AuditBook book) {
        this.administrators = administrators;
        this.book = book;
    }

    @GET
    @RolesAllowed(Administrators.ROLE)
    @Operation(operationId = "listAudit", summary = "审计记录", description = "一条审计链上的记录,新的在前。每个县一条链,不属于任何县的在 platform 链上。")
    public CursorPage<AuditView> list(
            @Parameter(description = "6位县代码,或 platform")
                    @QueryParam("chain")
                    @DefaultValue(AuditEvent.PLATFORM)
                    @Pattern(regexp = CHAIN, message = CHAIN_MESSAGE)
                    String chain,
            @Valid @BeanParam PageRequest page) {
        administrators.require(regionOf(chain));
        return book.page(chain, page.cursor(), page.limit());
    }

    @GET
    @Path("/verification")
    @RolesAllowed(Administrators.ROLE)
    @Operation(
            operationId = "verifyAudit",
            summary = "校验审计链",
            description = "从第一条起重新计算整条链。被改动、删除、调换或截断时,给出第一条有问题的记录的序号。")
    public AuditView.Verification verify(
            @Parameter(description = "6位县代码,或 platform")
                    @QueryParam("chain")
                    @DefaultValue(AuditEvent.PLATFORM)
                    @Pattern(regexp = CHAIN, message = CHAIN_MESSAGE)
                    String chain) {
        administrators.require(regionOf(chain));
        return book.verify(chain);
    }

    private static String regionOf(String chain) {
        return chain.equals(AuditEvent.PLATFORM) ? "" : chain;
    }
}
