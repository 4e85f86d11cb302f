package cn.fingertip.wish.villager;

import cn.fingertip.identity.Roles;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.wish.view.WishItem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A villager's own wishes; beside {@link WishResource}, because everything of one's own is found under {@code /me}. */
@Path("/api/v1/me/wishes")
@Tag(name = "我要办事")
class MyWishResource {
    private final Wishes wishes;

    MyWishResource(Wishes wishes) {
        this.wishes = wishes;
    }

    @GET
    @RolesAllowed(Roles.CITIZEN)
    @Operation(operationId = "listMyWishes", summary = "我的心愿", description = "本人提交的心愿,新的在前。")
    public CursorPage<WishItem> mine(@Valid @BeanParam PageRequest page) {
        return wishes.mine(page);
    }
}
