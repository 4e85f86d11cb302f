package cn.fingertip.wish.board;

import cn.fingertip.kernel.CursorPage;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of them; a name of its own, for what is answered as bytes names its schema by hand. */
@Schema(name = "PublicWishPage", description = "一页公开的心愿")
record PublicWishPage(
        @NotNull List<PublicWishItem> items,
        @Schema(description = "下一页的 cursor;最后一页没有") String nextCursor) {
    static PublicWishPage of(CursorPage<PublicWishItem> page) {
        return new PublicWishPage(page.items(), page.nextCursor());
    }
}
