package cn.fingertip.wechat;

import cn.fingertip.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import me.chanjar.weixin.common.api.WxConsts;
import me.chanjar.weixin.mp.bean.draft.WxMpAddDraft;
import me.chanjar.weixin.mp.bean.draft.WxMpDraftArticles;
import me.chanjar.weixin.mp.bean.material.WxMpMaterial;

/** Articles in a public account's drafts, which a person looks at and publishes. Waits for the network. */
@ApplicationScoped
public class ArticleDrafts {
    /** {@code invalid media_id}: somebody deleted the cover from the account's materials. */
    private static final int NO_SUCH_MATERIAL = 40007;

    private final PublicAccounts accounts;
    private final KeptCodes kept;

    ArticleDrafts(PublicAccounts accounts, KeptCodes kept) {
        this.accounts = accounts;
        this.kept = kept;
    }

    /**
     * Adds a draft; called twice, there are two. The cover is uploaded once an account.
     *
     * @param appId the public account
     * @return WeChat's id of the draft
     * @throws Problem {@code wechat-app-unknown}, {@code draft-refused}, {@code wechat-unavailable}
     */
    public String add(String appId, Article article) {
        String account = accounts.app(appId).id();
        try {
            String cover = kept.get("cover:" + Cover.FORM + ':' + account, KeptCodes.LONG, () -> upload(account));
            try {
                return add(account, article, cover);
            } catch (WechatFailure failure) {
                if (failure.errcode() != NO_SUCH_MATERIAL) {
                    throw failure;
                }
                return add(account, article, upload(account));
            }
        } catch (WechatFailure failure) {
            throw problem(failure);
        }
    }

    private String add(String account, Article article, String cover) throws WechatFailure {
        WxMpDraftArticles draft = WxMpDraftArticles.builder()
                .title(article.title())
                .digest(article.digest())
                .content(article.content())
                .contentSourceUrl(article.link())
                .thumbMediaId(cover)
                .showCoverPic(0)
                .needOpenComment(0)
                .build();
        return accounts.app(account)
                .ask(service -> service.getDraftService().addDraft(new WxMpAddDraft(List.of(draft))));
    }

    /** WxJava sends files only. */
    private String upload(String account) {
        try {
            Path file = Files.createTempFile("cover", ".png");
            try {
                Files.write(file, Cover.png());
                WxMpMaterial material = new WxMpMaterial("cover.png", file.toFile(), null, null);
                return accounts.app(account)
                        .ask(service -> service.getMaterialService()
                                .materialFileUpload(WxConsts.MaterialType.IMAGE, material)
                                .getMediaId());
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (WechatFailure failure) {
            throw problem(failure);
        } catch (IOException e) {
            throw new UncheckedIOException("the cover cannot be written to a file", e);
        }
    }

    private static Problem problem(WechatFailure failure) {
        return failure.general() || failure.errcode() < 40000
                ? WechatProblems.unavailable()
                : Problem.rule(
                        "draft-refused",
                        "微信没有收下草稿",
                        "微信没有收下这篇草稿(错误码 " + failure.errcode() + ")。请核对公众号是否已认证、草稿箱是否已满,或者复制文字手工新建。");
    }
}
