package cn.fingertip.wechat;

import cn.binarywang.wx.miniapp.bean.urllink.GenerateUrlLinkRequest;
import cn.fingertip.crypto.SharedCounts;
import cn.fingertip.crypto.SourceThrottle;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Base64;

/** Codes to scan and links to tap that lead into pages of the mini-program. Each is made once and kept. */
@ApplicationScoped
public class PageCodes {
    private static final int WIDTH = 430;
    /** WeChat lets a link live for 30 days at most. */
    private static final int LINK_DAYS = 30;

    private static final int EXPIRES_AFTER_DAYS = 1;
    private static final Duration DAY = Duration.ofDays(1);

    private final MiniPrograms miniPrograms;
    private final PageConfig pages;
    private final KeptCodes kept;
    private final SourceThrottle throttle;
    private final SharedCounts counts;
    private final Clock clock;

    PageCodes(
            MiniPrograms miniPrograms,
            PageConfig pages,
            KeptCodes kept,
            SourceThrottle throttle,
            SharedCounts counts,
            Clock clock) {
        this.miniPrograms = miniPrograms;
        this.pages = pages;
        this.kept = kept;
        this.throttle = throttle;
        this.counts = counts;
        this.clock = clock;
    }

    /**
     * A code of the site's first mini-program. May wait for the network.
     *
     * @param page without a slash in front
     * @param scene what the page is told, at most 32 characters; of something that exists, for each is made and kept
     * @param source who asks, as the server sees it
     * @return PNG
     * @throws Problem {@code wechat-app-unknown}, {@code too-often}, {@code wechat-unavailable}
     */
    public byte[] png(String page, String scene, String source) {
        String key = "code:" + miniPrograms.app(null).id() + ':' + pages.version() + ':' + page + '?' + scene;
        String made = kept.get(key, KeptCodes.LONG, () -> {
            limit(source);
            return Base64.getEncoder().encodeToString(counted(page, scene));
        });
        return Base64.getDecoder().decode(made);
    }

    /**
     * A link that opens a page of the site's first mini-program from a text message or a browser, good for at least 28
     * days. May wait for the network.
     *
     * @param page without a slash in front
     * @param query what the page is told, without a question mark; of something that exists, for each is made and kept
     * @param source who asks, as the server sees it
     * @throws Problem {@code wechat-app-unknown}, {@code too-often}, {@code wechat-unavailable}
     */
    public PageLink link(String page, String query, String source) {
        WechatApp<cn.binarywang.wx.miniapp.api.WxMaService> app = miniPrograms.app(null);
        String key = "link:" + app.id() + ':' + pages.version() + ':' + page + '?' + query;
        return new PageLink(kept.get(key, DAY, () -> {
            limit(source);
            GenerateUrlLinkRequest request = GenerateUrlLinkRequest.builder()
                    .path(page)
                    .query(query)
                    .envVersion(pages.version().environment())
                    .isExpire(true)
                    .expireType(EXPIRES_AFTER_DAYS)
                    .expireInterval(LINK_DAYS)
                    .build();
            try {
                String made = app.askAgain(service -> service.getLinkService().generateUrlLink(request));
                counts.add(today(), 1, DAY);
                return made;
            } catch (WechatFailure failure) {
                throw WechatProblems.unavailable(failure.errcode());
            }
        }));
    }

    private void limit(String source) {
        throttle.count("wxacode", source, pages.codesPerSource());
        if (counts.add(today(), 0, DAY) >= pages.codesPerDay()) {
            throw throttle.tooOften();
        }
    }

    /** Only what was made counts: otherwise a morning without WeChat would use up the afternoon's. */
    private byte[] counted(String page, String scene) {
        byte[] made = make(page, scene);
        counts.add(today(), 1, DAY);
        return made;
    }

    private String today() {
        return "wxacode:" + clock.today();
    }

    private byte[] make(String page, String scene) {
        try {
            return Png.of(miniPrograms
                    .app(null)
                    .askAgain(service -> service.getQrcodeService()
                            .createWxaCodeUnlimitBytes(
                                    scene, page, false, pages.version().environment(), WIDTH, false, null, false)));
        } catch (WechatFailure failure) {
            throw WechatProblems.unavailable(failure.errcode());
        }
    }
}
